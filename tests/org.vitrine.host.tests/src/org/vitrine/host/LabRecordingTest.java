// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;

import org.junit.jupiter.api.Test;

/** The typed views on the recording of a real kernel: what releng/lab/devices.properties says is there. */
class LabRecordingTest {
    private static final HostSnapshot HOST = Corpus.host(Corpus.LAB);

    private static PciFunction at(String address) {
        return Corpus.function(HOST, address);
    }

    @Test
    void functionsWithTheirDriversAndCompanions() {
        assertEquals(Fact.known("bochs-drm"), at("0000:01:00.0").driver());
        assertEquals(Fact.known("snd_hda_intel"), at("0000:01:00.1").driver());
        assertEquals(Fact.known(List.of("0000:01:00.1")), Corpus.addresses(at("0000:01:00.0").companions()));
        assertEquals(Fact.known(true), at("0000:01:00.0").isBootVga());
        assertEquals(Fact.absent(), at("0000:05:00.0").driver());
        assertEquals(Fact.known(true), at("0000:03:00.0").isBusBridge());
        assertEquals(
                Fact.known(List.of("0000:01:00.0", "0000:02:00.0", "0000:04:01.0", "0000:04:02.0", "0000:05:00.0")),
                Corpus.addresses(HOST.pci().gpus()));
        assertEquals(Fact.known(List.of("0000:04:01.0", "0000:04:02.0")),
                Corpus.addresses(HOST.pci().below(at("0000:03:00.0"))));
    }

    @Test
    void groupsAndWhatKeepsThemFromMachines() {
        assertEquals(Fact.known(true), HOST.iommu().isOn());
        assertEquals(Fact.known(14), HOST.iommu().groups().map(List::size));
        assertEquals(Fact.known(List.of("dmar0")), HOST.iommu().units());
        assertEquals(Fact.known("DMAR"), HOST.iommu().firmwareTable());
        IommuGroup card = HOST.iommu().group(at("0000:01:00.0")).optional().orElseThrow();
        assertEquals(Fact.known(false), card.isViable());
        assertEquals(Fact.known(List.of("0000:01:00.0", "0000:01:00.1")), card.blockers());
        assertEquals(Fact.known(true), HOST.iommu().group(at("0000:05:00.0")).optional().orElseThrow().isViable());
        assertEquals(Fact.known(List.of("0000:03:00.0", "0000:04:01.0", "0000:04:02.0")), Corpus.addresses(
                HOST.iommu().group(at("0000:04:01.0")).flatMap(IommuGroup::functions)));
    }

    @Test
    void virtualFunctionsThatCouldBe() {
        PciFunction physical = at("0000:06:00.0");
        assertEquals(Fact.known("nvme"), physical.driver());
        assertEquals(Fact.known(4), physical.totalVfs());
        assertEquals(Fact.known(0), physical.numVfs());
        // where the kernel really puts them, as LabWatchTest sees
        HostSnapshot after = HOST.after(new Change.SetVfCount(physical.address(), 4));
        assertEquals(Fact.known(List.of("0000:06:00.1", "0000:06:00.2", "0000:06:00.3", "0000:06:00.4")),
                Corpus.addresses(Corpus.function(after, "0000:06:00.0").virtualFunctions()));
    }

    @Test
    void mediatedDevices() {
        assertEquals(Fact.known(List.of("mbochs", "mdpy", "mtty")),
                HOST.mdev().parents().map(all -> all.stream().map(MdevParent::name).toList()));
        assertEquals(Fact.known(24), new MdevType(HOST, "mtty", "mtty-1").available());
        assertEquals(Fact.known("vfio-pci"), new MdevType(HOST, "mbochs", "mbochs-small").deviceApi());
    }

    @Test
    void graphicsAndWhatHangsOnFunctions() {
        assertInstanceOf(Fact.Known.class, HOST.drm().card(at("0000:01:00.0")));
        assertInstanceOf(Fact.Known.class, HOST.drm().renderNode(at("0000:02:00.0")));
        assertEquals(Fact.known(List.of("nvme0n1")), HOST.attached().disks(at("0000:06:00.0")));
        assertEquals(Fact.known(List.of("eth0")), HOST.attached().networkInterfaces(at("0000:00:02.0")));
        assertEquals(Fact.known(true), HOST.attached().isUp("eth0"));
    }

    @Test
    void kernelAndUser() {
        assertEquals(Fact.known(true), HOST.kernel().arguments().map(line -> line.has("intel_iommu")));
        assertEquals(Fact.known("m"), HOST.kernel().config("CONFIG_VFIO_PCI"));
        assertEquals(Fact.known(List.of("mbochs", "mdpy", "mtty")), HOST.modules().module("mdev").holders());
        assertEquals(Fact.known(true), HOST.user().isRoot());
        assertEquals(Fact.absent(), HOST.qemu().version());
    }

    @Test
    void aDeviceGivenToAMachineInSimulation() {
        HostSnapshot after = HOST;
        for (String address : List.of("0000:01:00.0", "0000:01:00.1")) {
            after = after.after(new Change.BindDriver(PciAddress.of(address).orElseThrow(), "vfio-pci"));
        }
        PciFunction card = Corpus.function(after, "0000:01:00.0");
        assertEquals(Fact.known(true), after.iommu().group(card).flatMap(IommuGroup::isViable));
        assertEquals(Fact.absent(), after.drm().card(card));
    }
}
