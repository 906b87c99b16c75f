// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciAddress;

/** Where the picture puts everything. */
class TopologyLayoutTest {
    private static final Metrics METRICS = new Metrics(18, 300);
    private static final double WIDE = 1.6;

    private static TopologyLayout layout(HostSnapshot host) {
        return TopologyLayout.of(Samples.model(host), METRICS, WIDE);
    }

    private static void check(TopologyModel model, TopologyLayout layout) {
        assertEquals(model.devices().size(), layout.places().size(), "every function has a place");
        Area whole = new Area(0, 0, layout.width(), layout.height());
        layout.shapes().forEach(shape -> assertTrue(whole.contains(shape.area()), shape::toString));
        List<Map.Entry<PciAddress, Area>> places = List.copyOf(layout.places().entrySet());
        for (int i = 0; i < places.size(); i++) {
            for (int j = i + 1; j < places.size(); j++) {
                assertFalse(places.get(i).getValue().intersects(places.get(j).getValue()),
                        places.get(i) + " and " + places.get(j));
            }
        }
        model.devices().stream().filter(device -> device.above().isPresent())
                .forEach(device -> assertTrue(box(layout, device.above().get()).contains(place(layout, device)),
                        device + " is inside its bridge"));
        for (Shape shape : layout.shapes()) {
            if (shape instanceof Shape.Group(Area area, int number, int shown, int all)) {
                List<Device> inside = model.devices().stream().filter(device -> area.contains(place(layout, device)))
                        .toList();
                assertEquals(shown, inside.size());
                assertEquals(all, model.group(number).size());
                assertTrue(inside.stream().allMatch(device -> device.group().equals(Fact.known(number))),
                        inside::toString);
            }
        }
    }

    private static Area box(TopologyLayout layout, PciAddress bridge) {
        return layout.shapes().stream()
                .filter(shape -> shape instanceof Shape.Bridge one && one.device().address().equals(bridge))
                .map(Shape::area).findFirst().orElseThrow();
    }

    private static Area place(TopologyLayout layout, Device device) {
        return Optional.ofNullable(layout.places().get(device.address())).orElseThrow();
    }

    @Test
    void fourFunctionsStandInTheirBridgeAndGroup() {
        HostSnapshot host = SampleHost.small().build();
        TopologyLayout layout = layout(host);
        check(Samples.model(host), layout);
        assertEquals(1, layout.shapes().stream().filter(Shape.Group.class::isInstance).count(),
                "a group of one needs no frame");
    }

    @ParameterizedTest
    @ValueSource(strings = {"amd-apu-and-shared-group", "intel-laptop-gvtg", "intel-xe-7vfs", "no-iommu",
            "nvidia-and-amd-desktop", "nvidia-vgpu-server", "single-gpu-desktop"})
    void aCorpusHostIsLaidOutWithoutOverlap(String name) {
        HostSnapshot host = Samples.corpus(name);
        check(Samples.model(host), layout(host));
    }

    @Test
    void fourHundredFunctionsFillThePlaceTheyHave() {
        HostSnapshot host = SampleHost.large(400).build();
        TopologyModel model = Samples.model(host);
        assertEquals(400, model.devices().size());
        TopologyLayout layout = TopologyLayout.of(model, METRICS, WIDE);
        check(model, layout);
        double aspect = (double) layout.width() / layout.height();
        assertTrue(aspect > WIDE / 2 && aspect < WIDE * 2, () -> layout.width() + " by " + layout.height());
        long cards = layout.places().values().stream().mapToLong(area -> (long) area.width() * area.height()).sum();
        assertTrue(cards > (long) layout.width() * layout.height() / 3, "at least a third is used");
        assertTrue(layout.visible(new Area(0, 0, 400, 300)).size() < layout.shapes().size() / 4,
                "little of it is visible");
    }

    @Test
    void laidOutQuickly() {
        layout(SampleHost.small().build());
        long start = System.nanoTime();
        layout(SampleHost.large(400).build());
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(Duration.ofSeconds(1)) < 0, () -> took.toMillis() + " ms");
    }

    @Test
    void aGroupWhoseMembersStandApartHasSeveralFrames() {
        HostSnapshot host = SampleHost.empty().function("0000:00:01.0", SampleHost.PORT, 0x8086_4601, "pcieport", 1)
                .function("0000:00:01.0/0000:01:00.0", SampleHost.VGA, 0x10de_2484, "nvidia", 2)
                .function("0000:00:02.0", SampleHost.PORT, 0x8086_4601, "pcieport", 3)
                .function("0000:00:02.0/0000:02:00.0", SampleHost.USB, 0x8086_a36d, "xhci_hcd", 2).build();
        TopologyLayout layout = layout(host);
        check(Samples.model(host), layout);
        assertEquals(2, layout.shapes().stream()
                .filter(shape -> shape instanceof Shape.Group group && group.shown() == 1 && group.all() == 2).count());
    }

    @Test
    void thePointerFindsWhatIsDrawn() {
        TopologyLayout layout = layout(SampleHost.small().build());
        layout.places().forEach((address, area) -> assertEquals(Optional.of(address),
                layout.at(area.centerX(), area.centerY())));
        assertEquals(Optional.empty(), layout.at(-1, -1));
    }

    @Test
    void arrowKeysReachEveryFunctionAndComeBack() {
        TopologyLayout layout = layout(SampleHost.large(120).build());
        Set<PciAddress> reached = new HashSet<>();
        Deque<PciAddress> next = new ArrayDeque<>(List.of(layout.first().orElseThrow()));
        while (!next.isEmpty()) {
            PciAddress from = next.pop();
            if (reached.add(from)) {
                for (Direction direction : Direction.values()) {
                    layout.next(from, direction).ifPresent(next::push);
                }
            }
        }
        assertEquals(layout.places().keySet(), reached);
        assertEquals(Optional.empty(), layout.next(layout.first().orElseThrow(), Direction.UP));
    }

    @Test
    void nothingIsAPictureToo() {
        TopologyLayout layout = layout(SampleHost.empty().build());
        assertEquals(List.of(), layout.shapes());
        assertEquals(Optional.empty(), layout.first());
    }
}
