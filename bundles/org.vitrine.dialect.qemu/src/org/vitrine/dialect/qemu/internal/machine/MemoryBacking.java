// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.domain.Editable;

/** What the machine's memory is made of, and memory shared with the host ({@code ivshmem}). */
final class MemoryBacking implements Family {

    private static final Set<String> KNOWN = Set.of("qom-type", "id", "size", "share", "mem-path", "prealloc",
            "hugetlb", "hugetlbsize",
            "merge", "dump", "x-use-canonical-path-for-ramblock-id", "align", "prealloc-threads", "prealloc-context");
    private static final Props DOORBELL = Props.NONE.with("vectors", "msi@vectors", Codec.NUMBER).with("ioeventfd",
            "msi@ioeventfd",
            Codec.ON_OFF);

    @Override
    public void read(Reading r) {
        r.devices(Set.of("ivshmem-plain", "ivshmem-doorbell")).toList().forEach(arg -> shared(r, arg));
        Optional<String> main = r.options("machine").findFirst().flatMap(m -> m.peek("memory-backend"));
        Editable root = r.root();
        r.backend("object", main).filter(MemoryBacking::isMemory).ifPresent(object -> {
            if (object.hasOnly(KNOWN)) {
                backing(object, root);
                object.taken();
            }
        });
        nodes(r, root);
        r.last("mem-path").ifPresent(arg -> path(arg.text(), root));
        if (r.flag("mem-prealloc")) {
            root.set("memoryBacking/allocation@mode", "immediate");
        }
        for (Arg lock : r.options("overcommit", "realtime").toList()) {
            if (lock.take("mem-lock", "mlock").filter(Codec::isOn).isPresent()) {
                root.ensure("memoryBacking/locked");
            }
            if (lock.leftKeys().isEmpty()) {
                lock.taken();
            }
        }
    }

    private static boolean isMemory(Arg object) {
        return object.peek("qom-type").filter(t -> t.startsWith("memory-backend-")).isPresent();
    }

    private static void backing(Arg object, Editable root) {
        String type = object.peek("qom-type").orElse("");
        boolean shared = object.peek("share").filter(Codec::isOn).isPresent();
        if (type.equals("memory-backend-memfd")) {
            root.set("memoryBacking/source@type", "memfd");
        } else if (type.equals("memory-backend-file")) {
            path(object.peek("mem-path").orElse(""), root);
        }
        if (shared) {
            root.set("memoryBacking/access@mode", "shared");
        }
        if (object.peek("prealloc").filter(Codec::isOn).isPresent()) {
            root.set("memoryBacking/allocation@mode", "immediate");
        }
        if (object.peek("hugetlb").filter(Codec::isOn).isPresent()) {
            Editable hugepages = root.ensure("memoryBacking/hugepages");
            object.peek("hugetlbsize").ifPresent(size -> {
                OptionalLong bytes = Sizes.bytes(size, 'b');
                bytes.ifPresent(b -> hugepages.set("page@size", b / 1024).set("page@unit", "KiB"));
            });
        }
        if (object.peek("merge").filter(Codec::isOff).isPresent()) {
            root.ensure("memoryBacking/nosharepages");
        }
    }

    private static void path(String path, Editable root) {
        if (path.contains("huge")) {
            root.ensure("memoryBacking/hugepages");
        } else {
            root.set("memoryBacking/source@type", "file");
        }
    }

    /** {@code -numa node}: only what says where the memory of the one node comes from has no topology to keep. */
    private static void nodes(Reading r, Editable root) {
        List<Arg> numa = r.options("numa").toList();
        if (numa.isEmpty() || !numa.stream().allMatch(n -> n.is("type", "node") && n.peek("initiator").isEmpty())) {
            return;
        }
        int id = 0;
        for (Arg node : numa) {
            Optional<Arg> memory = r.backend("object", node.peek("memdev")).filter(MemoryBacking::isMemory)
                    .filter(o -> o.hasOnly(KNOWN));
            if (node.peek("memdev").isPresent() && memory.isEmpty()) {
                return;
            }
            memory.ifPresent(object -> backing(object, root));
            long bytes = memory.flatMap(o -> o.peek("size")).or(() -> node.peek("mem"))
                    .map(s -> Sizes.bytes(s, memory.isPresent() ? 'b' : 'm'))
                    .filter(OptionalLong::isPresent).map(OptionalLong::getAsLong).orElse(0L);
            if (numa.size() > 1 || node.peek("cpus").isPresent()) {
                Editable cell = root.ensure("cpu/numa").add("cell").set("@id", id++);
                List<String> cpus = node.properties().stream().filter(p -> p.key().equals("cpus"))
                        .map(Arg.Property::value).toList();
                if (!cpus.isEmpty()) {
                    cell.set("@cpus", String.join(",", cpus));
                }
                cell.set("@memory", bytes / 1024).set("@unit", "KiB");
            }
            memory.ifPresent(Arg::taken);
            node.taken();
        }
    }

    private static void shared(Reading r, Arg arg) {
        Optional<Arg> object = r.backend("object", arg.peek("memdev"));
        Optional<Arg> chardev = r.backend("chardev", arg.peek("chardev"));
        String path = object.flatMap(o -> o.peek("mem-path")).orElse("");
        OptionalLong size = object.flatMap(o -> o.peek("size")).map(s -> Sizes.bytes(s, 'b'))
                .orElse(OptionalLong.empty());
        boolean plain = path.startsWith("/dev/shm/") && path.lastIndexOf('/') == 8 && path.length() > 9
                && size.isPresent()
                && object.get().hasOnly(KNOWN) && size.getAsLong() % (1 << 20) == 0;
        boolean doorbell = chardev.filter(c -> c.is("backend", "socket") && c.peek("path").isPresent()).isPresent();
        if (plain) {
            Editable shmem = r.device("shmem").set("@name", path.substring(9)).set("model@type", "ivshmem-plain");
            shmem.set("size@unit", "M").set("size", size.getAsLong() >> 20);
            if (object.get().peek("share").filter(Codec::isOn).isEmpty()) {
                r.lose(object.get(), "Its memory is not shared (share=on is missing); libvirt always shares it.");
            }
            object.get().taken();
            arg.take("memdev");
            arg.take("master");
            r.finish(arg, shmem);
        } else if (doorbell) {
            Editable shmem = r.device("shmem").set("@name", arg.peek("id").orElse("ivshmem")).set("model@type",
                    "ivshmem-doorbell");
            shmem.set("server@path", chardev.get().peek("path").orElse(""));
            chardev.get().taken();
            arg.take("chardev");
            shmem.set("msi@enabled", "on");
            DOORBELL.read(arg, shmem);
            r.finish(arg, shmem);
        }
    }
}
