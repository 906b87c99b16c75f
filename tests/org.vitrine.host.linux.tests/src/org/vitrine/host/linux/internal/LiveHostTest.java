// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.core.Progress;
import org.vitrine.core.Subscription;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;

/** A host that says nothing by itself: what changes is found all the same, and only that is read anew. */
class LiveHostTest {
    private static final String DEVICES = "/sys/bus/pci/devices/";
    private static final List<Probe> FILES = Stream
            .concat(HostSnapshot.commonProbes().stream(), Stream.of(Probe.path("/dev/vfio/*")))
            .filter(Probe.PathProbe.class::isInstance).toList();
    // a second is the aim; machines that run tests are busy
    private static final Duration LONGEST = Duration.ofSeconds(10);
    @TempDir
    Path root = Path.of("");
    private final AtomicReference<HostSnapshot> newest = new AtomicReference<>(HostSnapshot.nothingKnown());
    private Subscription watch = () -> {
        // begins with the tree
    };

    private PciTree begin() throws Exception {
        PciTree tree = PciTree.make(root, 2, 0);
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/group"), "kvm:x:104:\n");
        var source = new LocalHostSource(root, List.of(), Limits.USUAL);
        newest.set(source.collect(FILES, Progress.NONE));
        watch = source.watch(newest::get, below -> {
            try {
                newest.set(source.refresh(newest.get(), FILES, below, Progress.NONE));
            } catch (VitrineException e) {
                throw new IllegalStateException(e);
            }
        });
        return tree;
    }

    @BeforeEach
    void nothingYet() {
        newest.set(HostSnapshot.nothingKnown());
    }

    @AfterEach
    void end() {
        watch.close();
    }

    private void await(Predicate<HostSnapshot> expected) throws InterruptedException {
        long start = System.nanoTime();
        while (!expected.test(newest.get()) && System.nanoTime() - start < LONGEST.toNanos()) {
            Thread.sleep(10);
        }
        System.out.printf("seen after %d ms%n", (System.nanoTime() - start) / 1_000_000);
        assertTrue(expected.test(newest.get()));
    }

    @Test
    void bindAndUnbind() throws Exception {
        PciTree tree = begin();
        String address = tree.addresses().getFirst();
        tree.unbind(address);
        await(host -> host.link(DEVICES + address + "/driver").equals(Fact.absent()));
        tree.bind(address, "snd_hda_intel");
        await(host -> host.link(DEVICES + address + "/driver").equals(Fact.known("snd_hda_intel")));
    }

    @Test
    void virtualFunctionsWithTheirGroups() throws Exception {
        PciTree tree = begin();
        String physical = tree.addresses().getLast();
        String first = tree.addVirtual(physical, 0);
        String second = tree.addVirtual(physical, 1);
        await(host -> host.file(DEVICES + physical + "/sriov_numvfs").equals(Fact.known("2"))
                && host.link(DEVICES + physical + "/virtfn1").equals(Fact.known(second))
                && host.list("/sys/kernel/iommu_groups/2/devices").equals(Fact.known(List.of(first))));
        tree.remove(second);
        await(host -> host.entry(DEVICES + second).equals(Fact.absent())
                && host.list("/sys/kernel/iommu_groups").map(List::size).equals(Fact.known(3)));
    }

    @Test
    void attributesForWhichTheKernelHasNoEvent() throws Exception {
        PciTree tree = begin();
        String address = tree.addresses().getFirst();
        tree.write(address, "driver_override", "vfio-pci");
        Files.writeString(root.resolve("etc/group"), "kvm:x:104:ann\n");
        await(host -> host.file(DEVICES + address + "/driver_override").equals(Fact.known("vfio-pci"))
                && host.text("/etc/group").equals(Fact.known("kvm:x:104:ann\n")));
    }

    @Test
    void permissionsOfNodes() throws Exception {
        begin();
        Path node = Files.createDirectories(root.resolve("dev/vfio")).resolve("12");
        Files.writeString(node, "");
        await(host -> host.entry("/dev/vfio/12") instanceof Fact.Known);
        Files.setPosixFilePermissions(node, PosixFilePermissions.fromString("rw-rw----"));
        await(host -> host.entry("/dev/vfio/12").map(entry -> entry.mode()).equals(Fact.known(0660)));
    }

    @Test
    void nothingIsReadAnewWhileNothingChanges() throws Exception {
        begin();
        HostSnapshot before = newest.get();
        Thread.sleep(1500);
        assertEquals(System.identityHashCode(before), System.identityHashCode(newest.get()));
    }
}
