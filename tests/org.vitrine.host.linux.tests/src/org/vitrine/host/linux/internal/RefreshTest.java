// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciAddress;
import org.vitrine.host.PciFunction;
import org.vitrine.host.Probe;

class RefreshTest {
    private static final String DEVICES = "/sys/bus/pci/devices/";
    private static final List<Probe> FILES = HostSnapshot.commonProbes().stream()
            .filter(Probe.PathProbe.class::isInstance).toList();
    @TempDir
    Path root = Path.of("");
    private LocalHostSource source = new LocalHostSource();

    @BeforeEach
    void look() {
        source = new LocalHostSource(root, List.of(), Limits.USUAL);
    }

    private HostSnapshot scan() throws VitrineException {
        return source.collect(FILES, Progress.NONE);
    }

    private HostSnapshot refresh(HostSnapshot before, String... below) throws VitrineException {
        return source.refresh(before, FILES, Set.of(below), Progress.NONE);
    }

    private static PciFunction function(HostSnapshot host, String address) {
        return host.pci().function(PciAddress.of(address).orElseThrow());
    }

    /** Whatever was refreshed must be what a scan finds. */
    private HostSnapshot assertIsWhatAScanFinds(HostSnapshot refreshed) throws VitrineException {
        HostSnapshot scanned = scan();
        assertEquals(scanned.tree(), refreshed.tree());
        assertEquals(scanned.id(), refreshed.id());
        return refreshed;
    }

    @Test
    void nothingDifferentIsTheSameSnapshot() throws Exception {
        PciTree tree = PciTree.make(root, 2, 2);
        HostSnapshot before = scan();
        assertSame(before, refresh(before, DEVICES + tree.addresses().getFirst()));
        assertSame(before, refresh(before, "/"));
        assertSame(before, refresh(before, "/sys/class/net/lo", "/dev/null", "/sys/bus/usb/devices/usb1"));
    }

    @Test
    void aDriverThatWentIsGoneAndComesBack() throws Exception {
        PciTree tree = PciTree.make(root, 2, 2);
        HostSnapshot before = scan();
        before.id();
        String address = tree.addresses().get(4);
        assertEquals(Fact.known("vfio-pci"), function(before, address).driver());

        tree.unbind(address);
        HostSnapshot without = assertIsWhatAScanFinds(refresh(before, DEVICES + address));
        assertEquals(Fact.absent(), function(without, address).driver());

        tree.bind(address, "nvidia");
        HostSnapshot bound = assertIsWhatAScanFinds(refresh(without, DEVICES + address));
        assertEquals(Fact.known("nvidia"), function(bound, address).driver());
        assertEquals(Fact.known("vfio-pci"), function(before, address).driver());
    }

    @Test
    void aVirtualFunctionComesWithItsGroupAndCounts() throws Exception {
        PciTree tree = PciTree.make(root, 1, 0);
        String physical = tree.addresses().getFirst();
        HostSnapshot before = scan();
        String virtual = tree.addVirtual(physical, 0);

        HostSnapshot with = assertIsWhatAScanFinds(refresh(before, DEVICES + virtual));
        assertEquals(Fact.known(physical), with.link(DEVICES + virtual + "/physfn"));
        assertEquals(Fact.known("1"), with.file(DEVICES + physical + "/sriov_numvfs"));
        assertEquals(Fact.known(List.of(virtual)), with.list("/sys/kernel/iommu_groups/1/devices"));

        tree.remove(virtual);
        HostSnapshot without = assertIsWhatAScanFinds(refresh(with, DEVICES + virtual));
        assertEquals(before.tree(), without.tree());
        assertEquals(before.id(), without.id());
    }

    @Test
    void aMediatedDeviceChangesWhatItsParentHasLeft() throws Exception {
        Path parent = Files.createDirectories(root.resolve("sys/devices/virtual/mtty/mtty"));
        Path type = Files.createDirectories(parent.resolve("mdev_supported_types/mtty-1"));
        Files.writeString(type.resolve("available_instances"), "24\n");
        Path bus = Files.createDirectories(root.resolve("sys/bus/mdev/devices"));
        Path parents = Files.createDirectories(root.resolve("sys/class/mdev_bus"));
        Files.createSymbolicLink(parents.resolve("mtty"), Path.of("../../devices/virtual/mtty/mtty"));
        HostSnapshot before = scan();
        String uuid = "83b8f4f2-509f-382f-3c1e-e6bfe0fa1001";
        Files.createDirectories(parent.resolve(uuid));
        Files.createSymbolicLink(bus.resolve(uuid), Path.of("../../../devices/virtual/mtty/mtty/" + uuid));
        Files.writeString(type.resolve("available_instances"), "23\n");

        HostSnapshot with = assertIsWhatAScanFinds(refresh(before, "/sys/bus/mdev/devices/" + uuid));
        assertEquals(Fact.known("23"),
                with.file("/sys/class/mdev_bus/mtty/mdev_supported_types/mtty-1/available_instances"));
        assertEquals(Fact.known(List.of(uuid)), with.list("/sys/bus/mdev/devices"));
    }

    @Test
    void onlyThePartThatIsNamedIsRead() throws Exception {
        PciTree tree = PciTree.make(root, 2, 0);
        String first = tree.addresses().getFirst();
        String second = tree.addresses().getLast();
        HostSnapshot before = scan();
        tree.write(first, "power_state", "D3hot");
        tree.write(second, "power_state", "D3cold");
        HostSnapshot now = refresh(before, DEVICES + first);
        assertEquals(Fact.known("D3hot"), now.file(DEVICES + first + "/power_state"));
        assertEquals(Fact.known("D0"), now.file(DEVICES + second + "/power_state"));
        assertIsWhatAScanFinds(refresh(now, "/"));
    }

    @Test
    void aLinkIsNeverFollowedIntoAPartThatIsLookedAtThroughIt() throws Exception {
        Files.createDirectories(root.resolve("etc/libvirt"));
        Files.createDirectories(root.resolve("etc/secret"));
        Files.writeString(root.resolve("etc/secret/key"), "secret");
        Files.createSymbolicLink(root.resolve("etc/libvirt/x"), Path.of("../secret"));
        HostSnapshot before = source.collect(List.of(Probe.path("/etc/libvirt/**")), Progress.NONE);
        HostSnapshot now = refresh(before, "/etc/libvirt/x/key");
        assertTrue(now.tree().values().stream().noneMatch(entry -> entry.content().equals(Fact.known("secret"))));
    }

    @Test
    void aPartThatCannotBeReadInTimeIsUnknownAndTheRestStays() throws Exception {
        PciTree tree = PciTree.make(root, 2, 0);
        String first = tree.addresses().getFirst();
        String second = tree.addresses().getLast();
        HostSnapshot before = scan();
        var late = new LocalHostSource(root, List.of(),
                new Limits(1000, 1000, 1000, 1000, Duration.ZERO, Duration.ZERO));
        HostSnapshot now = late.refresh(before, FILES, Set.of(DEVICES + first), Progress.NONE);
        assertNotSame(before, now);
        assertInstanceOf(Fact.Unknown.class, now.entry(DEVICES + first));
        assertInstanceOf(Fact.Unknown.class, function(now, first).driver());
        assertEquals(Fact.known("vfio-pci"), function(now, second).driver());
        assertIsWhatAScanFinds(refresh(now, DEVICES + first));
    }

    /** Prints; what is asserted of time lies far off what it takes, for machines are shared. */
    @Test
    void aChangeCostsLittleOnAHostOfManyFunctions() throws Exception {
        PciTree tree = PciTree.make(root, 32, 15);
        HostSnapshot host = timed("a scan of " + tree.addresses().size() + " functions", () -> scan());
        host.id();
        String address = tree.addresses().get(100);
        for (int i = 0; i < 20; i++) {
            tree.write(address, "power_state", "D" + i % 4);
            HostSnapshot before = host;
            host = i < 19
                    ? refresh(before, DEVICES + address)
                    : timed("a change of one device", () -> refresh(before, DEVICES + address));
        }
        assertIsWhatAScanFinds(host);
    }

    @FunctionalInterface
    private interface Work {
        HostSnapshot make() throws VitrineException;
    }

    private static HostSnapshot timed(String what, Work work) throws Exception {
        long start = System.nanoTime();
        HostSnapshot made = work.make();
        System.out.printf("%s: %.1f ms%n", what, (System.nanoTime() - start) / 1e6);
        return made;
    }
}
