// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.drm.internal;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Component;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciFunction;
import org.vitrine.host.PciLink;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;
import org.vitrine.provider.LiveSource;
import org.vitrine.provider.Metric;
import org.vitrine.provider.Metric.Unit;
import org.vitrine.provider.Samples;
import org.vitrine.provider.Subject;

/** How fast the link of each GPU is at present, and whether the GPU sleeps. Reading these wakes none. */
@Component
public final class PciState implements LiveSource {
    private static final String[] ATTRIBUTES = {"power/runtime_status", "power_state", "current_link_speed",
            "current_link_width", "max_link_speed", "max_link_width"};
    private static final Metric CAPACITY = Metric.gauge("link.capacity", "PCIe link, what it can carry",
            Unit.BYTES_PER_SECOND);
    private static final Metric LANES = Metric.gauge("link.lanes", "PCIe link, lanes in use", Unit.COUNT);
    private static final Metric AWAKE = Metric.gauge("power.awake", "Awake (1) or asleep (0)", Unit.COUNT).atMost(1);
    private static final Metric POWER = Metric
            .gauge("power.state", "Power state (0 is D0, 4 is D3cold)", Unit.COUNT).atMost(4);
    private static final List<String> STATES = List.of("D0", "D1", "D2", "D3hot", "D3cold");
    // what a link that cannot be reached reads as: all bits of its field
    private static final int NO_WIDTH = 63;

    @Override
    public String id() {
        return "pci";
    }

    @Override
    public Text title() {
        return Text.of("PCI link and power state");
    }

    @Override
    public List<Probe> probes(HostSnapshot before) {
        return Gpus.on(before).stream()
                .flatMap(gpu -> Stream.of(ATTRIBUTES).map(attribute -> Gpus.probe(gpu, attribute))).toList();
    }

    @Override
    public Reading decode(HostSnapshot look) {
        var samples = new Samples();
        for (PciFunction gpu : Gpus.seen(look)) {
            if (gpu.isDisplay().couldBe(is -> is)) {
                add(samples, gpu);
            }
        }
        return samples.orNone("No GPU is on this host's PCI bus, so there is no link to watch");
    }

    private static void add(Samples samples, PciFunction gpu) {
        Subject subject = Subject.gpu(gpu);
        if (gpu.link() instanceof Fact.Known<PciLink>(PciLink link)) {
            OptionalDouble now = lanes(link.width());
            OptionalDouble most = lanes(link.widest());
            now.ifPresent(lanes -> samples.add(subject, most.isPresent() ? LANES.atMost(most.getAsDouble()) : LANES,
                    lanes));
            double capacity = now.orElse(0) * perLane(link.speed());
            double largest = most.orElse(0) * perLane(link.fastest());
            if (capacity > 0) {
                samples.add(subject, largest > 0 ? CAPACITY.atMost(largest) : CAPACITY, capacity);
            }
        }
        switch (gpu.runtimeStatus().or("")) {
            case "active", "resuming", "suspending", "unsupported" -> samples.add(subject, AWAKE, 1);
            case "suspended" -> samples.add(subject, AWAKE, 0);
            default -> {
                // not told
            }
        }
        int state = STATES.indexOf(gpu.powerState().or(""));
        if (state >= 0) {
            samples.add(subject, POWER, state);
        }
    }

    private static OptionalDouble lanes(String width) {
        OptionalDouble lanes = Samples.number(Fact.known(width));
        return lanes.isPresent() && lanes.getAsDouble() > 0 && lanes.getAsDouble() < NO_WIDTH
                ? lanes
                : OptionalDouble.empty();
    }

    /** Bytes a second of one lane: 8b/10b up to 5 GT/s, then 128b/130b, from 64 GT/s 242 of 256 bytes. Zero when not told. */
    private static double perLane(String speed) {
        int blank = speed.indexOf(' ');
        double transfers = Samples.number(Fact.known(blank < 0 ? "" : speed.substring(0, blank))).orElse(0);
        double share = transfers < 8 ? 8 / 10.0 : transfers < 64 ? 128 / 130.0 : 242 / 256.0;
        return transfers * 1e9 / 8 * share;
    }
}
