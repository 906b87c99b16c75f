// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.vitrine.host.PciAddress;

/**
 * Where everything of a topology is drawn. Immutable; what contains comes before what it contains.
 *
 * @param shapes everything, in the order of drawing
 * @param places where each function stands: its card, or its bridge's own line
 * @param width  of the whole, margins included
 * @param height of the whole, margins included
 */
record TopologyLayout(List<Shape> shapes, Map<PciAddress, Area> places, int width, int height) {
    private static final double FINER = 1.15;

    /** Keeps unmodifiable copies. */
    TopologyLayout {
        shapes = List.copyOf(shapes);
        places = Map.copyOf(places);
    }

    /** Of nothing. */
    static TopologyLayout empty() {
        return new TopologyLayout(List.of(), Map.of(), 0, 0);
    }

    /**
     * Lays a topology out in columns.
     *
     * @param aspect the width of the place to fill, divided by its height
     */
    static TopologyLayout of(TopologyModel model, Metrics metrics, double aspect) {
        List<Block> roots = new Blocks(model, metrics).roots();
        int margin = 2 * metrics.gap();
        List<Block.Inner> best = fitting(roots, margin, aspect);
        List<Shape> shapes = new ArrayList<>();
        best.forEach(inner -> inner.block().place(inner.x(), inner.y(), shapes));
        Map<PciAddress, Area> places = new LinkedHashMap<>();
        for (Shape shape : shapes) {
            switch (shape) {
                case Shape.Card card -> places.put(card.device().address(), card.area());
                case Shape.Bridge bridge -> places.put(bridge.device().address(), line(bridge.area(), metrics));
                case Shape.Group group -> {
                    // no function of its own
                }
            }
        }
        return new TopologyLayout(shapes, places, Block.right(best) + margin, Block.bottom(best) + margin);
    }

    /** The line at the top of a bridge's box that stands for the bridge itself. */
    static Area line(Area box, Metrics metrics) {
        return new Area(box.x(), box.y(), box.width(), metrics.small());
    }

    /** Of all column heights the one that needs the smallest zoom out to show everything. */
    private static List<Block.Inner> fitting(List<Block> roots, int margin, double aspect) {
        int tallest = roots.stream().mapToInt(Block::height).max().orElse(0);
        long total = roots.stream().mapToLong(block -> block.height() + margin).sum();
        List<Block.Inner> best = Block.flow(roots, margin, margin, margin, tallest);
        for (double height = tallest; height < total; height = height * FINER + 1) {
            List<Block.Inner> next = Block.flow(roots, margin, margin, margin, (int) height);
            if (span(next, aspect) < span(best, aspect)) {
                best = next;
            }
        }
        return best;
    }

    private static double span(List<Block.Inner> blocks, double aspect) {
        return Math.max(Block.right(blocks), Block.bottom(blocks) * aspect);
    }

    /** What is drawn in a region. */
    List<Shape> visible(Area region) {
        return shapes.stream().filter(shape -> shape.area().intersects(region)).toList();
    }

    /** The function at a point. */
    Optional<PciAddress> at(int x, int y) {
        return places.entrySet().stream().filter(place -> place.getValue().contains(x, y)).map(Map.Entry::getKey)
                .findFirst();
    }

    /** The nearest function from another in a direction. */
    Optional<PciAddress> next(PciAddress from, Direction direction) {
        Area here = places.get(from);
        return here == null ? Optional.empty() : nearest(area -> direction.distance(here, area));
    }

    /** The first function as one reads: the leftmost of the topmost. */
    Optional<PciAddress> first() {
        return nearest(area -> (long) area.x() * height + area.y());
    }

    /** The last function as one reads. */
    Optional<PciAddress> last() {
        return nearest(area -> (long) (width - area.x()) * height + height - area.y());
    }

    /** A measure of where something is; negative when it does not count. */
    @FunctionalInterface
    private interface Distance {
        long of(Area area);
    }

    private Optional<PciAddress> nearest(Distance distance) {
        Predicate<Map.Entry<PciAddress, Area>> counts = place -> distance.of(place.getValue()) >= 0;
        return places.entrySet().stream().filter(counts).min((one, other) -> {
            int nearer = Long.compare(distance.of(one.getValue()), distance.of(other.getValue()));
            return nearer != 0 ? nearer : one.getKey().compareTo(other.getKey());
        }).map(Map.Entry::getKey);
    }
}
