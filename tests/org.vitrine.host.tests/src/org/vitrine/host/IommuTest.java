// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.vitrine.host.Corpus.addresses;
import static org.vitrine.host.Corpus.function;

import java.util.List;

import org.junit.jupiter.api.Test;

class IommuTest {

    @Test
    void groupsWithTheirDevices() {
        Iommu iommu = Corpus.host(Corpus.LAPTOP).iommu();
        assertEquals(Fact.known(true), iommu.isOn());
        assertEquals(Fact.known(List.of(0, 1, 2, 3, 4, 5)),
                iommu.groups().map(groups -> groups.stream().map(IommuGroup::number).toList()));
        assertEquals(Fact.known(List.of("0000:00:1c.0", "0000:01:00.0")), addresses(iommu.group(3).functions()));
        assertEquals(Fact.known("DMA-FQ"), iommu.group(3).type());
        assertEquals(Fact.known(List.of("7f0c2a9e-3c5b-4d0e-9a53-1f6f2f0c8a11")), iommu.group(5).devices());
        assertEquals(Fact.known(List.of()), iommu.group(5).functions());
    }

    @Test
    void theNarrowestUnitCounts() {
        assertEquals(Fact.known(39), Corpus.host(Corpus.LAPTOP).iommu().width());
        assertEquals(Fact.known(42), Corpus.host(Corpus.XE).iommu().width());
        assertEquals(Fact.known(List.of("dmar0", "dmar1")), Corpus.host(Corpus.DESKTOP).iommu().units());
        assertEquals(Fact.known(39), Corpus.host(Corpus.DESKTOP).iommu().width());
        assertEquals(Fact.absent(), Corpus.host(Corpus.APU).iommu().width());
    }

    @Test
    void interruptRemappingNeedsEveryUnit() {
        assertEquals(Fact.known(true), Corpus.host(Corpus.LAPTOP).iommu().canRemapInterrupts());
        HostSnapshot desktop = Corpus.host(Corpus.DESKTOP);
        assertEquals(Fact.known(true), desktop.iommu().canRemapInterrupts());
        // bit 3 of one of its two units
        HostSnapshot without = desktop
                .after(new Change.WriteSysfs("/sys/class/iommu/dmar1/intel-iommu/ecap", "f050d2"));
        assertEquals(Fact.known(false), without.iommu().canRemapInterrupts());
        assertEquals(Fact.absent(), Corpus.host(Corpus.APU).iommu().canRemapInterrupts());
    }

    @Test
    void theFirmwareSaysWhetherThereIsOne() {
        assertEquals(Fact.known("DMAR"), Corpus.host(Corpus.LAPTOP).iommu().firmwareTable());
        assertEquals(Fact.known("IVRS"), Corpus.host(Corpus.APU).iommu().firmwareTable());
        assertEquals(Fact.absent(), Corpus.host(Corpus.PLAIN).iommu().firmwareTable());
    }

    @Test
    void aHostWithoutOne() {
        HostSnapshot host = Corpus.host(Corpus.PLAIN);
        assertEquals(Fact.known(false), host.iommu().isOn());
        assertEquals(Fact.known(List.of()), host.iommu().groups());
        assertEquals(Fact.known(List.of()), host.iommu().units());
        assertEquals(Fact.absent(), host.iommu().width());
        assertEquals(Fact.absent(), host.iommu().group(function(host, "0000:01:00.0")));
        assertEquals(Fact.absent(), host.iommu().group(0).isViable());
    }

    @Test
    void aGroupIsViableAsTheKernelDecidesIt() {
        Iommu apu = Corpus.host(Corpus.APU).iommu();
        assertEquals(Fact.known(false), apu.group(2).isViable());
        assertEquals(Fact.known(List.of("0000:03:00.1", "0000:04:00.0")), apu.group(2).blockers());
        assertEquals(Fact.known(true), Corpus.host(Corpus.DESKTOP).iommu().group(14).isViable());
        assertEquals(Fact.known(true), Corpus.host(Corpus.DESKTOP).iommu().group(13).isViable());
        // a host bridge is an ordinary device to the kernel: its driver blocks
        assertEquals(Fact.known(List.of("0000:00:00.0")), Corpus.host(Corpus.LAPTOP).iommu().group(1).blockers());
        assertEquals(Fact.known(true), Corpus.host(Corpus.XE).iommu().group(0).isViable());
        assertEquals(Fact.known(true), Corpus.host(Corpus.XE).iommu().group(2).isViable());
        assertEquals(Fact.known(true), Corpus.host(Corpus.XE).iommu().group(4).isViable());
    }

    @Test
    void oneBlockerDecidesWhateverElseIsUnknown() {
        HostSnapshot.Builder host = HostSnapshot.builder().probed(HostSnapshot.commonProbes())
                .put(Iommu.GROUPS + "/7/devices/0000:01:00.0", Entry.link("x"))
                .put(Iommu.GROUPS + "/7/devices/0000:02:00.0", Entry.link("x"))
                .put(Pci.DEVICES + "/0000:01:00.0/driver", Entry.unreadable("Permission denied"));
        assertInstanceOf(Fact.Unknown.class, host.build().iommu().group(7).isViable());
        assertEquals(Fact.known(false), host.put(Pci.DEVICES + "/0000:02:00.0/class", Entry.file("0x020000"))
                .put(Pci.DEVICES + "/0000:02:00.0/driver", Entry.link("../../drivers/e1000e")).build().iommu().group(7)
                .isViable());
        assertEquals(true, IommuGroup.isHarmless("mlx5_vfio_pci") && IommuGroup.isHarmless("pci-stub"));
    }

    @Test
    void whatGoesAlong() {
        HostSnapshot host = Corpus.host(Corpus.APU);
        Fate fate = host.iommu().fate(function(host, "0000:03:00.0"));
        assertEquals(Fact.known(List.of("0000:03:00.1", "0000:04:00.0")), addresses(fate.group()));
        assertEquals(Fact.known(List.of("0000:03:00.1")), addresses(fate.reset()));
        assertEquals(Fact.known(List.of()), fate.virtualFunctions());
        assertEquals(Fact.known(List.of("0000:03:00.1", "0000:04:00.0")), addresses(fate.all()));
    }

    @Test
    void aBusResetCrossesGroups() {
        HostSnapshot host = Corpus.host(Corpus.DESKTOP);
        Fate fate = host.iommu().fate(function(host, "0000:04:00.0"));
        assertEquals(Fact.known(List.of()), fate.group());
        assertEquals(Fact.known(List.of("0000:04:00.1")), addresses(fate.reset()));
        assertEquals(Fact.known(List.of()),
                addresses(host.iommu().fate(function(host, "0000:01:00.0")).reset()));
    }

    @Test
    void virtualFunctionsVanishWithTheirPhysicalOne() {
        HostSnapshot host = Corpus.host(Corpus.SERVER);
        assertEquals(Fact.known(List.of("0000:41:00.4", "0000:41:00.5", "0000:41:00.6", "0000:41:00.7")),
                addresses(host.iommu().fate(function(host, "0000:41:00.0")).virtualFunctions()));
    }
}
