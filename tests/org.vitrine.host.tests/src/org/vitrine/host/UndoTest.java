// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On every host of the corpus: what was changed and taken back is as it was, for each kind of change and for chains of them. */
class UndoTest {
    private static final String NEW = "11111111-2222-3333-4444-555555555555";
    private static final int CHAINS = 60;
    private static final int LENGTH = 6;

    static List<String> hosts() {
        return Corpus.ALL;
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void everyChangeIsTakenBack(String name) {
        HostSnapshot host = Corpus.host(name);
        List<Change> changes = changes(host);
        long known = changes.stream().filter(change -> isTakenBack(host, change)).count();
        assertTrue(name.equals(Corpus.UNREADABLE) || known > changes.size() / 2, known + " of " + changes.size());
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void chainsAreTakenBack(String name) {
        HostSnapshot host = Corpus.host(name);
        List<Change> changes = new ArrayList<>(changes(host));
        Random random = new Random(7);
        for (int chain = 0; chain < CHAINS; chain++) {
            Collections.shuffle(changes, random);
            isTakenBack(host, new Change.Sequence(List.copyOf(changes.subList(0, LENGTH))));
        }
    }

    /** Whether the host tells how to; fails when that does not lead back. */
    private static boolean isTakenBack(HostSnapshot host, Change change) {
        HostSnapshot after = host.after(change);
        return switch (change.undo(host)) {
            case Fact.Known<Change>(Change undo) -> {
                same(host, after.after(undo), change + " undone by " + undo);
                yield true;
            }
            case Fact.Absent<Change> nothing -> {
                same(host, after, change + " with nothing to undo");
                yield true;
            }
            case Fact.Unknown<Change> unknown -> false;
        };
    }

    /** The same but for volatile files, whose order of lines a module that comes back need not keep. */
    private static void same(HostSnapshot before, HostSnapshot now, String what) {
        var expected = new TreeMap<>(before.tree());
        var actual = new TreeMap<>(now.tree());
        expected.remove(Modules.LOADED);
        actual.remove(Modules.LOADED);
        var different = new TreeMap<String, String>();
        expected.forEach((path, entry) -> {
            if (!Optional.of(entry).equals(Optional.ofNullable(actual.remove(path)))) {
                different.put(path, "was " + entry + ", is " + now.tree().get(path));
            }
        });
        actual.forEach((path, entry) -> different.put(path, "is new"));
        assertEquals("{}", different.toString(), what);
        assertEquals(before.outputs(), now.outputs(), what);
        assertEquals(before.id(), now.id(), what);
    }

    private static List<Change> changes(HostSnapshot host) {
        var changes = new ArrayList<Change>();
        for (PciFunction function : host.pci().functions().or(List.of())) {
            PciAddress at = function.address();
            changes.add(new Change.BindDriver(at, "vfio-pci"));
            changes.add(new Change.BindDriver(at, Optional.empty(), Optional.empty()));
            changes.add(new Change.BindDriver(at, Optional.of("amdgpu"), Optional.empty()));
            changes.add(new Change.SetVfCount(at, 0));
            changes.add(new Change.SetVfCount(at, 2));
            changes.add(new Change.ResizeBar(at, 0, 1L << 28));
            changes.add(new Change.ResizeBar(at, 1, 1L << 28));
        }
        for (MdevParent parent : host.mdev().parents().or(List.of())) {
            parent.types().or(List.of()).forEach(
                    type -> changes.add(new Change.CreateMdev(parent.name(), type.id(), NEW)));
        }
        host.mdev().devices().or(List.of()).forEach(device -> changes.add(new Change.RemoveMdev(device.uuid())));
        changes.add(new Change.RemoveMdev(NEW));
        for (String module : List.of("kvm", "vfio", "i915", "nvidia", "kvmfr", "vfio-pci")) {
            changes.add(new Change.LoadModule(module, List.of("static_size_mb=64")));
            changes.add(new Change.UnloadModule(module));
        }
        host.tree().forEach((path, entry) -> {
            if (entry.kind() == Entry.Kind.FILE && path.startsWith("/etc/")) {
                changes.add(new Change.WriteFile(path, "# other\n"));
                changes.add(new Change.DeleteFile(path));
            } else if (entry.kind() == Entry.Kind.FILE && path.startsWith("/sys/") && !path.contains(" ")) {
                changes.add(new Change.WriteSysfs(path, "1"));
            }
            if (path.startsWith("/dev/")) {
                changes.add(new Change.SetAccess(path, 0666, 0, 0));
            }
        });
        changes.add(
                new Change.WriteSysfs("/sys/bus/platform/drivers/simple-framebuffer/unbind", "simple-framebuffer.0"));
        changes.add(new Change.WriteFile("/etc/modprobe.d/new.conf", "options vfio-pci ids=10de:1b80\n"));
        for (String user : List.of("ann", "libvirt-qemu")) {
            for (String group : List.of("kvm", "video", "render", "none")) {
                changes.add(new Change.GroupMember(user, group, true));
            }
        }
        changes.add(new Change.KernelArgument("intel_iommu", "on"));
        changes.add(new Change.KernelArgument("iommu", "off"));
        changes.add(new Change.KernelArgument("quiet", ""));
        changes.add(new Change.KernelArgument("quiet", Optional.empty()));
        changes.add(new Change.KernelArgument("i915.enable_guc", "3"));
        return changes;
    }
}
