// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.vitrine.host.Fact;
import org.vitrine.host.PciAddress;

/**
 * Turns the tree of bridges and functions into blocks: a bridge is a box around what hangs below it, and neighbours of one
 * IOMMU group, whole subtrees included, share a frame. A group whose members are no neighbours has several frames.
 *
 * @param model   the functions
 * @param metrics the measures
 */
record Blocks(TopologyModel model, Metrics metrics) {
    /** A box gets wider before it gets higher than so many lines. */
    private static final int HIGHEST_LINES = 44;

    /** The blocks right below the roots of the buses. */
    List<Block> roots() {
        return of(model.below(Optional.empty()), Optional.empty());
    }

    private List<Block> of(List<Device> siblings, Optional<Integer> framed) {
        List<Block> blocks = new ArrayList<>();
        int at = 0;
        while (at < siblings.size()) {
            Optional<Integer> group = whole(siblings.get(at)).filter(number -> framed.isEmpty());
            int end = at + 1;
            while (group.isPresent() && end < siblings.size() && whole(siblings.get(end)).equals(group)) {
                end++;
            }
            List<Device> run = siblings.subList(at, end);
            int shown = run.stream().mapToInt(this::size).sum();
            if (group.isPresent() && model.group(group.get()).size() > 1) {
                blocks.add(frame(group.get(), shown, of(run, group)));
            } else {
                run.forEach(device -> blocks.add(of(device, framed)));
            }
            at = end;
        }
        return blocks;
    }

    private Block frame(int group, int shown, List<Block> members) {
        int all = model.group(group).size();
        return Block.around(members, metrics.line() + metrics.gap(), metrics.gap(), metrics.gap(), highest(),
                area -> new Shape.Group(area, group, shown, all));
    }

    private Block of(Device device, Optional<Integer> framed) {
        List<Device> below = model.below(Optional.of(device.address()));
        boolean inFrame = framed.isPresent();
        if (!below.isEmpty()) {
            return Block.around(of(below, framed), metrics.small() + metrics.gap(), metrics.gap(), metrics.gap(),
                    highest(),
                    area -> new Shape.Bridge(area, device));
        }
        boolean large = device.physical().isEmpty() && device.kind() != Kind.BRIDGE && device.kind() != Kind.OTHER;
        return Block.leaf(metrics.cardWidth(), large ? metrics.large() : metrics.small(),
                area -> new Shape.Card(area, device, inFrame, large));
    }

    private int highest() {
        return HIGHEST_LINES * metrics.line();
    }

    /** The group that a function and all below it are in, if it is one. */
    private Optional<Integer> whole(Device device) {
        if (!(device.group() instanceof Fact.Known<Integer>(Integer group))) {
            return Optional.empty();
        }
        boolean one = below(device).stream().map(this::whole).allMatch(Optional.of(group)::equals);
        return one ? Optional.of(group) : Optional.empty();
    }

    private int size(Device device) {
        return 1 + below(device).stream().mapToInt(this::size).sum();
    }

    private List<Device> below(Device device) {
        PciAddress address = device.address();
        return model.below(Optional.of(address));
    }
}
