// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.domain.Editable;
import org.vitrine.domain.Element;

/** {@code -numa}: nodes with their processors and memory, how far they are apart, and which node of the host serves them. */
final class NumaNodes {

    /** How memory is taken from nodes of the host, with libvirt's mode. */
    static final Map<String, String> POLICIES = Map.of("bind", "strict", "preferred", "preferred", "interleave",
            "interleave");

    private static final Set<String> NODE = Set.of("type", "nodeid", "cpus", "mem", "memdev");
    private static final Set<String> DISTANCE = Set.of("type", "src", "dst", "val");

    private final Reading reading;
    private final Map<String, Editable> cells = new HashMap<>();

    NumaNodes(Reading reading) {
        this.reading = reading;
    }

    /** Reads them; memory that can grow needs a node to grow in, which QEMU makes by itself and libvirt wants said. */
    void read() {
        nodes();
        Element root = reading.root().element();
        if (root.find("maxMemory").isPresent() && root.find("cpu/numa").isEmpty()
                && !reading.given().has("numa")) {
            long processors = root.get("vcpu").flatMap(Codec::number).orElse(1L);
            reading.root().ensure("cpu/numa").add("cell").set("@id", "0")
                    .set("@cpus", processors == 1 ? "0" : "0-" + (processors - 1))
                    .set("@memory", root.get("memory").orElse("0")).set("@unit", "KiB");
        }
    }

    /** All or nothing: a topology of which a part stays on the command line is none. */
    private void nodes() {
        List<Arg> numa = reading.given().options("numa").toList();
        if (numa.isEmpty() || !numa.stream().allMatch(this::canSay)) {
            return;
        }
        List<Arg> nodes = numa.stream().filter(n -> n.is("type", "node")).toList();
        boolean topology = nodes.size() > 1 || nodes.stream().anyMatch(n -> n.peek("cpus").isPresent());
        for (int i = 0; i < nodes.size(); i++) {
            node(nodes.get(i), nodes.get(i).peek("nodeid").orElse(String.valueOf(i)), topology);
        }
        numa.stream().filter(n -> n.is("type", "dist")).forEach(this::distance);
        numa.forEach(Arg::taken);
    }

    private boolean canSay(Arg numa) {
        boolean node = numa.is("type", "node") && numa.hasOnly(NODE)
                && (numa.peek("memdev").isEmpty() || memory(numa).isPresent());
        return node || numa.is("type", "dist") && numa.hasOnly(DISTANCE);
    }

    private Optional<Arg> memory(Arg node) {
        return reading.given().backend("object", node.peek("memdev")).filter(MemoryBacking::isMemory)
                .filter(MemoryBacking::canSay);
    }

    private void node(Arg node, String id, boolean topology) {
        Optional<Arg> memory = memory(node);
        memory.ifPresent(object -> {
            MemoryBacking.backing(object, reading.root());
            hostNodes(object, topology ? "numatune/memnode[@cellid='" + id + "']" : "numatune/memory");
            object.taken();
        });
        if (!topology) {
            return;
        }
        long bytes = memory.flatMap(o -> o.peek("size")).or(() -> node.peek("mem"))
                .map(size -> Sizes.bytes(size, memory.isPresent() ? 'b' : 'm'))
                .filter(OptionalLong::isPresent).map(OptionalLong::getAsLong).orElse(0L);
        Editable cell = reading.root().ensure("cpu/numa").add("cell").set("@id", id);
        String cpus = node.properties().stream().filter(p -> p.key().equals("cpus")).map(Arg.Property::value)
                .collect(Collectors.joining(","));
        if (!cpus.isEmpty()) {
            cell.set("@cpus", cpus);
        }
        cell.set("@memory", bytes / 1024).set("@unit", "KiB");
        cells.put(id, cell);
    }

    /** The nodes of the host that a piece of memory comes from. */
    void hostNodes(Arg object, String path) {
        String nodes = object.properties().stream().filter(p -> p.key().matches("host-nodes(\\.\\d+)?"))
                .map(Arg.Property::value).collect(Collectors.joining(","));
        Optional<String> mode = object.peek("policy").map(POLICIES::get);
        if (!nodes.isEmpty() && mode.isPresent()) {
            reading.root().set(path + "@mode", mode.get()).set(path + "@nodeset", nodes);
        }
    }

    private void distance(Arg numa) {
        Optional.ofNullable(cells.get(numa.peek("src").orElse("0")))
                .ifPresent(cell -> cell.ensure("distances").add("sibling").set("@id", numa.peek("dst").orElse("0"))
                        .set("@value", numa.peek("val").orElse("20")));
    }
}
