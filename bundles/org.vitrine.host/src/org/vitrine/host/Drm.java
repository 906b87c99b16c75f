// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;

/**
 * The Direct Rendering Manager: the kernel's cards, render nodes and connectors.
 *
 * @param host the snapshot they are seen in
 */
public record Drm(HostSnapshot host) {
    /** Where the kernel lists them. */
    public static final String CLASS = "/sys/class/drm";
    /** Where their device nodes are. */
    public static final String NODES = "/dev/dri";

    /** What a snapshot must hold for this view. */
    static final List<Probe> PROBES = List.of(Probe.path(CLASS + "/*"), Probe.path(CLASS + "/*/device/driver"),
            Probe.path(CLASS + "/*/status"), Probe.path(CLASS + "/*/enabled"), Probe.path(NODES + "/*"),
            Probe.path(NODES + "/by-path/*"));

    /** The nodes that can set a screen's mode, {@code card0} first; absent where the kernel has no DRM. */
    public Fact<List<DrmNode>> cards() {
        return nodes("card\\d{1,4}");
    }

    /** The nodes that only render, {@code renderD128} first; absent where the kernel has no DRM. */
    public Fact<List<DrmNode>> renderNodes() {
        return nodes("renderD\\d{1,4}");
    }

    /** The node of this name, whether it is there or not. */
    public DrmNode node(String name) {
        return new DrmNode(host, name);
    }

    /** The card of a PCI function; absent when its driver gives none. */
    public Fact<DrmNode> card(PciFunction function) {
        return cards().flatMap(cards -> of(function, cards));
    }

    /** The render node of a PCI function; absent when its driver gives none. */
    public Fact<DrmNode> renderNode(PciFunction function) {
        return renderNodes().flatMap(nodes -> of(function, nodes));
    }

    private static Fact<DrmNode> of(PciFunction function, List<DrmNode> nodes) {
        return Fact.all(nodes.stream().map(node -> node.function()
                .flatMap(owner -> owner.equals(function) ? Fact.known(node) : Fact.<DrmNode>absent())).toList())
                .flatMap(own -> own.isEmpty() ? Fact.absent() : Fact.known(own.getFirst()));
    }

    private Fact<List<DrmNode>> nodes(String form) {
        return host.list(CLASS).map(names -> names.stream().filter(name -> name.matches(form)).map(this::node)
                .sorted((a, b) -> Integer.compare(a.number(), b.number())).toList());
    }
}
