// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.vitrine.domain.Element;
import org.vitrine.provider.Ledger;

/** {@code -numa}: the guest's nodes, each with its memory, and which nodes of the host that comes from. */
final class WriteNodes {

    private static final Map<String, String> MODES = NumaNodes.POLICIES.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private final Writing w;

    WriteNodes(Writing w) {
        this.w = w;
    }

    void write() {
        w.domain().find("cpu/numa").ifPresent(numa -> {
            numa.children("cell").forEach(this::cell);
            numa.children("cell").forEach(this::distances);
        });
    }

    private void cell(Element cell) {
        Ledger ledger = w.ledger();
        String id = ledger.take(cell, "@id").orElse("0");
        OptionalLong bytes = Sizes.fromLibvirt(ledger.take(cell, "@memory").orElse("0"),
                ledger.take(cell, "@unit").orElse("KiB"));
        boolean memfd = w.domain().get("memoryBacking/source@type").filter("memfd"::equals).isPresent();
        Optional<Element> huge = w.domain().find("memoryBacking/hugepages");
        huge.ifPresent(ledger::all);
        String memory = "ram-node" + id;
        Opt object = Opt.of("object", memfd
                ? "memory-backend-memfd"
                : huge.isPresent() ? "memory-backend-file" : "memory-backend-ram").with("id", memory)
                .with("size", Sizes.written(bytes.orElse(0)));
        if (huge.isPresent()) {
            object.with(memfd ? "hugetlb" : "mem-path", memfd ? "on" : "/dev/hugepages");
        }
        if (ledger.takeIf(w.root(), "memoryBacking/allocation@mode", "immediate")) {
            object.with("prealloc", "on");
        }
        if (ledger.takeIf(w.root(), "memoryBacking/access@mode", "shared")) {
            object.with("share", "on");
        }
        w.take("memoryBacking/source@type");
        hostNodes("numatune/memnode[@cellid='" + id + "']", object);
        w.add(object);
        Opt node = Opt.of("numa", "node").with("nodeid", id);
        ledger.take(cell, "@cpus").stream().flatMap(cpus -> Stream.of(cpus.split(",")))
                .forEach(cpus -> node.also("cpus", cpus));
        w.add(node.with("memdev", memory));
    }

    /** The nodes of the host that memory comes from, where the domain says it at this path. */
    void hostNodes(String path, Opt object) {
        Optional<String> policy = w.domain().get(path + "@mode").map(MODES::get);
        if (policy.isPresent() && w.domain().get(path + "@nodeset").isPresent()) {
            w.take(path + "@cellid");
            w.take(path + "@mode");
            w.take(path + "@nodeset").stream().flatMap(nodes -> Stream.of(nodes.split(",")))
                    .forEach(nodes -> object.also("host-nodes", nodes));
            object.with("policy", policy.get());
        }
    }

    private void distances(Element cell) {
        cell.find("distances").ifPresent(distances -> distances.children("sibling").forEach(sibling -> {
            w.ledger().all(sibling);
            w.add(Opt.of("numa", "dist").with("src", cell.get("@id").orElse("0"))
                    .with("dst", sibling.get("@id").orElse("0")).with("val", sibling.get("@value").orElse("20")));
        }));
    }
}
