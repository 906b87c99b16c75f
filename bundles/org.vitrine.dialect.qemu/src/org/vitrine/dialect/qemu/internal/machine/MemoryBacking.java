// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

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
        r.given().devices(Set.of("ivshmem-plain", "ivshmem-doorbell")).toList().forEach(arg -> shared(r, arg));
        Optional<String> main = r.given().options("machine").findFirst().flatMap(m -> m.peek("memory-backend"));
        Editable root = r.root();
        NumaNodes numa = new NumaNodes(r);
        r.given().backend("object", main).filter(MemoryBacking::isMemory).ifPresent(object -> {
            if (canSay(object)) {
                backing(object, root);
                numa.hostNodes(object, "numatune/memory");
                object.taken();
            }
        });
        numa.read();
        r.given().last("mem-path").ifPresent(arg -> path(arg.text(), root));
        if (r.given().flag("mem-prealloc")) {
            root.set("memoryBacking/allocation@mode", "immediate");
        }
        for (Arg lock : r.given().options("overcommit", "realtime").toList()) {
            if (lock.take("mem-lock", "mlock").filter(Codec::isOn).isPresent()) {
                root.ensure("memoryBacking/locked");
            }
            if (lock.leftKeys().isEmpty()) {
                lock.taken();
            }
        }
    }

    /** Whether an object is memory of the guest. */
    static boolean isMemory(Arg object) {
        return object.peek("qom-type").filter(t -> t.startsWith("memory-backend-")).isPresent();
    }

    /** Whether libvirt can say all of a piece of memory. */
    static boolean canSay(Arg object) {
        boolean placed = object.leftKeys().stream().allMatch(key -> KNOWN.contains(key)
                || key.equals("policy") || key.startsWith("host-nodes"));
        return placed && object.peek("policy").map(NumaNodes.POLICIES::containsKey).orElse(true);
    }

    /** Says what a piece of memory is made of. */
    static void backing(Arg object, Editable root) {
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

    private static void shared(Reading r, Arg arg) {
        Optional<Arg> object = r.given().backend("object", arg.peek("memdev"));
        Optional<Arg> chardev = r.given().backend("chardev", arg.peek("chardev"));
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
            shmem.ensure("msi");
            DOORBELL.read(arg, shmem);
            r.finish(arg, shmem);
        }
    }
}
