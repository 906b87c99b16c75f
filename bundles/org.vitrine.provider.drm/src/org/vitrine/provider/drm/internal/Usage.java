// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.drm.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.vitrine.provider.Metric;
import org.vitrine.provider.Metric.Unit;
import org.vitrine.provider.Sample;
import org.vitrine.provider.Samples;
import org.vitrine.provider.Subject;

/**
 * What all openings of GPUs by one machine use together. Engines that do the same count together ({@code capacity} of them), so
 * that a share can be more than 100 %. A driver tells of an engine how long it was busy, or its busy cycles with a clock of all
 * cycles (xe).
 */
final class Usage {
    private static final String ENGINE = "engine-";
    private static final String CAPACITY = "engine-capacity-";
    private static final String CYCLES = "cycles-";
    private static final String CLOCK = "total-cycles-";
    // what is there now; "memory" is the older word for the same, "total" counts what is swapped out too
    private static final List<String> MEMORY = List.of("resident-", "memory-", "total-");
    // nanoseconds in hundredths of seconds
    private static final double BUSY = 1e7;

    private final Map<String, Double> sums = new TreeMap<>();

    private Usage() {
    }

    static Usage of(Collection<Client> clients) {
        var usage = new Usage();
        Set<String> seen = new HashSet<>();
        clients.stream().filter(client -> seen.add(client.key())).forEach(client -> client.values().forEach(
                (key, value) -> usage.sums.merge(key, value, isShared(key) ? Math::max : Double::sum)));
        return usage;
    }

    /** Of the engine itself, not of who uses it. */
    private static boolean isShared(String key) {
        return key.startsWith(CAPACITY) || key.startsWith(CLOCK);
    }

    void addTo(Samples samples, Subject machine) {
        sums.forEach((key, value) -> {
            if (key.startsWith(ENGINE) && !key.startsWith(CAPACITY)) {
                String engine = key.substring(ENGINE.length());
                samples.add(machine, busy(engine), value / BUSY);
            } else if (key.startsWith(CYCLES)) {
                cycles(samples, machine, key.substring(CYCLES.length()), value);
            }
            memory(samples, machine, key, value);
        });
    }

    private void cycles(Samples samples, Subject machine, String engine, double cycles) {
        if (sums.get(CLOCK + engine) instanceof Double clock && !sums.containsKey(ENGINE + engine)) {
            samples.add(new Sample(machine, busy(engine), cycles * 100).at(clock));
        }
    }

    private Metric busy(String engine) {
        double engines = Math.max(1, sums.getOrDefault(CAPACITY + engine, 1.0));
        return Metric.counter("engine." + engine + ".busy", "GPU engine " + engine + " busy", Unit.PERCENT)
                .atMost(100 * engines);
    }

    private void memory(Samples samples, Subject machine, String key, double value) {
        for (int form = 0; form < MEMORY.size() && !key.startsWith(CLOCK); form++) {
            if (key.startsWith(MEMORY.get(form))) {
                String region = key.substring(MEMORY.get(form).length());
                if (MEMORY.subList(0, form).stream().noneMatch(better -> sums.containsKey(better + region))) {
                    samples.add(machine,
                            Metric.gauge("gpu.memory." + region, "GPU memory (" + region + ")", Unit.BYTES), value);
                }
                return;
            }
        }
    }
}
