// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

class HostSnapshotTest {
    private static final Probe MODULES = Probe.path("/sys/module/kvm*");

    private static HostSnapshot.Builder probed(Probe... probes) {
        return HostSnapshot.builder().probed(List.of(probes));
    }

    @Test
    void whatNoProbeAskedForIsUnknown() {
        HostSnapshot host = probed(MODULES).build();
        assertEquals(Fact.absent(), host.entry("/sys/module/kvm_amd"));
        assertEquals(Fact.unknown("/sys/module/vfio was not probed"), host.entry("/sys/module/vfio"));
        assertEquals(Fact.unknown("/sys/module/kvm/parameters/x was not probed"),
                host.file("/sys/module/kvm/parameters/x"));
        assertEquals(Fact.unknown("\"uname -srm\" was not run"), host.command(HostCommand.UNAME));
        assertInstanceOf(Fact.Unknown.class, HostSnapshot.nothingKnown().entry("/dev/kvm"));
    }

    @Test
    void belowWhatCouldNotBeLookedIntoNothingIsAbsent() {
        HostSnapshot host = probed(Probe.path("/etc/libvirt/**"))
                .put("/etc/libvirt", Entry.directory().with(Fact.unknown("Permission denied"))).build();
        assertEquals(Fact.unknown("/etc/libvirt: Permission denied"), host.file("/etc/libvirt/hooks/qemu"));
        assertEquals(Fact.unknown("/etc/libvirt: Permission denied"), host.list("/etc/libvirt"));
        HostSnapshot other = probed(Probe.path("/etc/libvirt/**"))
                .put("/etc/libvirt", Entry.unreadable("Permission denied")).build();
        assertEquals(Fact.unknown("/etc/libvirt: Permission denied"), other.entry("/etc/libvirt"));
        assertEquals(Fact.unknown("/etc/libvirt: Permission denied"), other.entry("/etc/libvirt/hooks"));
    }

    @Test
    void aPartlyListedFolderHasNoKnownNames() {
        HostSnapshot host = probed(Probe.path("/dev/dri/*"))
                .put("/dev/dri", Entry.directory().with(Fact.unknown("Input/output error")))
                .put("/dev/dri/card0", Entry.device(0660, 0, 44, true)).build();
        assertEquals(Fact.unknown("/dev/dri: Input/output error"), host.list("/dev/dri"));
        assertInstanceOf(Fact.Known.class, host.entry("/dev/dri/card0"));
    }

    @Test
    void listsNamesOnceAndSorted() {
        HostSnapshot host = probed(Probe.path("/sys/class/drm/**")).put("/sys/class/drm/card1/x", Entry.file("1"))
                .put("/sys/class/drm/card0/y", Entry.file("1")).put("/sys/class/drm/card0/z", Entry.file("1"))
                .put("/sys/class/drm0", Entry.file("no child")).build();
        assertEquals(Fact.known(List.of("card0", "card1")), host.list("/sys/class/drm"));
        assertEquals(Fact.known(Entry.directory()), host.entry("/sys/class/drm/card0"));
    }

    @Test
    void anEmptyFolderIsKnownOnlyWhereAProbeLooked() {
        HostSnapshot host = probed(MODULES, Probe.path("/dev/vfio/*")).put("/sys/module/kvm", Entry.directory())
                .put("/dev/vfio", Entry.directory()).build();
        assertEquals(Fact.known(List.of()), host.list("/dev/vfio"));
        assertEquals(Fact.unknown("/sys/module/kvm was not looked into"), host.list("/sys/module/kvm"));
        assertEquals(Fact.absent(), host.list("/sys/module/kvm_amd"));
    }

    @Test
    void textsKeepTheirWhiteSpaceAndFilesDoNot() {
        HostSnapshot host = probed().put("/sys/x", Entry.file(" 1\n")).put("/sys/d", Entry.directory())
                .put("/sys/u", new Entry(Entry.Kind.FILE, 0200, 0, 0, false, false, Fact.unknown("Permission denied")))
                .build();
        assertEquals(Fact.known(" 1\n"), host.text("/sys/x"));
        assertEquals(Fact.known("1"), host.file("/sys/x"));
        assertEquals(Fact.unknown("/sys/d is no file"), host.file("/sys/d"));
        assertEquals(Fact.unknown("/sys/u: Permission denied"), host.file("/sys/u"));
    }

    @Test
    void aLinkTellsItsTargetAndReadsAsIt() {
        HostSnapshot host = probed().put("/etc/os-release", Entry.link("../usr/lib/os-release"))
                .put("/usr/lib/os-release", Entry.file("ID=debian\n")).put("/etc/modprobe.d/a", Entry.link("b"))
                .put("/etc/modprobe.d/b", Entry.link("a")).build();
        assertEquals(Fact.known("os-release"), host.link("/etc/os-release"));
        assertEquals(Fact.known("ID=debian"), host.file("/etc/os-release"));
        assertEquals(Fact.unknown("/etc/modprobe.d/a is no file"), host.file("/etc/modprobe.d/a"));
    }

    @Test
    void theIdNamesAStateOfTheHost() {
        var tcp = Probe.path("/proc/net/tcp", Volatility.VOLATILE);
        var cpu = Probe.path(Cpu.INFO, Volatility.STABLE);
        var one = probed(tcp, cpu).put("/proc/net/tcp", Entry.file("a"))
                .put(Cpu.INFO, Entry.file("flags\t: vmx\ncpu MHz\t\t: 800.1\n"));
        String id = one.build().id();
        assertEquals(id, one.put("/proc/net/tcp", Entry.file("b")).build().id());
        assertEquals(id, one.put(Cpu.INFO, Entry.file("flags\t: vmx\ncpu MHz\t\t: 900.2\n")).build().id());
        assertNotEquals(id, one.put(Cpu.INFO, Entry.file("flags\t: fpu\ncpu MHz\t\t: 900.2\n")).build().id());
        assertEquals(id, probed(cpu, tcp, tcp).put("/proc/net/tcp", Entry.file("b"))
                .put(Cpu.INFO, Entry.file("flags\t: vmx\ncpu MHz\t\t: 1\n")).build().id());
    }

    @Test
    void theIdTellsAbsentFromNeverAsked() {
        assertNotEquals(probed().build().id(), probed(MODULES).build().id());
        var before = probed(MODULES).build();
        assertNotEquals(before.id(), before.after(new Change.LoadModule("kvm-amd")).id());
        assertNotEquals(before.id(), probed(MODULES)
                .output(HostCommand.UNAME, Fact.known(new CommandOutput(0, "Linux 6.1", ""))).build().id());
    }

    @Test
    void whatOneProbeCouldNotLookIntoStaysUnknown() {
        Entry unreadable = Entry.unreadable("Permission denied");
        for (boolean first : List.of(true, false)) {
            HostSnapshot host = probed(Probe.path("/sys/a/x"), Probe.path("/sys/*"))
                    .merge("/sys/a", first ? unreadable : Entry.directory())
                    .merge("/sys/a", first ? Entry.directory() : unreadable).build();
            assertEquals(Fact.unknown("/sys/a: Permission denied"), host.entry("/sys/a/x"));
        }
    }

    @Test
    void aBuilderThatGoesOnLeavesItsSnapshotsAlone() {
        var builder = probed(MODULES);
        HostSnapshot empty = builder.build();
        builder.put("/sys/module/kvm", Entry.directory());
        assertEquals(Fact.absent(), empty.entry("/sys/module/kvm"));
        var tree = empty.tree();
        assertThrows(UnsupportedOperationException.class, () -> tree.put("/x", Entry.directory()));
    }

    @Test
    void aFolderBelowWhatCouldNotBeLookedIntoIsNotEmpty() {
        HostSnapshot host = probed(Probe.path("/etc/a/b/*")).put("/etc/a", Entry.unreadable("Permission denied"))
                .build();
        assertEquals(Fact.unknown("/etc/a: Permission denied"), host.list("/etc/a/b"));
    }

    @Test
    void namesThatSortAmongOthersChildrenAreListed() {
        HostSnapshot host = probed(Probe.path("/d/**")).put("/d/a", Entry.directory()).put("/d/a-b", Entry.directory())
                .put("/d/a-b/x", Entry.file("")).put("/d/a/y", Entry.file("")).put("/d/a0", Entry.file(""))
                .put("/d/a/z/z", Entry.file("")).build();
        assertEquals(Fact.known(List.of("a", "a-b", "a0")), host.list("/d"));
        assertEquals(Fact.known(List.of("y", "z")), host.list("/d/a"));
    }

    @Test
    void manyFunctionsAreSoonSeen() {
        var host = probed(HostSnapshot.commonProbes().toArray(Probe[]::new));
        for (int i = 0; i < 4096; i++) {
            var address = new PciAddress(i >> 8, i & 0xff, 0, 0);
            String path = Pci.DEVICES + "/" + address;
            host.put(path, Entry.link("../../../devices/pci0000:00/" + address))
                    .put(path + "/vendor", Entry.file("0x8086"))
                    .put(path + "/class", Entry.file(i % 16 == 0 ? "0x030000" : "0x020000"))
                    .put(path + "/iommu_group", Entry.link("../../../kernel/iommu_groups/" + i))
                    .put(Iommu.GROUPS + "/" + i + "/devices/" + address, Entry.link("x"));
        }
        HostSnapshot built = host.build();
        assertTimeout(Duration.ofSeconds(20), () -> {
            assertEquals(256, built.pci().gpus().optional().orElseThrow().size());
            assertEquals(4096, built.iommu().groups().optional().orElseThrow().stream()
                    .filter(group -> group.isViable().is(true)).count());
            assertEquals(32, built.id().length());
        });
    }
}
