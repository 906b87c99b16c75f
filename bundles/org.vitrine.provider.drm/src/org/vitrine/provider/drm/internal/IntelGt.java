// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.drm.internal;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

import org.osgi.service.component.annotations.Component;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciFunction;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;
import org.vitrine.provider.LiveSource;
import org.vitrine.provider.Metric;
import org.vitrine.provider.Metric.Unit;
import org.vitrine.provider.Samples;
import org.vitrine.provider.Subject;

/**
 * How fast the graphics technology units of Intel's GPUs run and how long they rest: i915 by {@code gt/gt*} or, before Linux
 * 5.18, at the card itself, xe by {@code tile*}{@code /gt*}. MHz and milliseconds.
 */
@Component
public final class IntelGt implements LiveSource {
    private static final Set<String> DRIVERS = Set.of("i915", "xe");
    private static final String[] ATTRIBUTES = {"drm/card*/gt/gt*/rps_act_freq_mhz",
            "drm/card*/gt/gt*/rps_RP0_freq_mhz",
            "drm/card*/gt/gt*/rc6_residency_ms", "drm/card*/gt_act_freq_mhz", "drm/card*/gt_RP0_freq_mhz",
            "drm/card*/power/rc6_residency_ms", "tile*/gt*/freq0/act_freq", "tile*/gt*/freq0/rp0_freq",
            "tile*/gt*/gtidle/idle_residency_ms"};
    private static final double MEGA = 1e6;
    // milliseconds in hundredths of seconds, the unit of a counter of per cent
    private static final double REST = 0.1;

    @Override
    public String id() {
        return "intel-gt";
    }

    @Override
    public Text title() {
        return Text.of("Intel GPUs");
    }

    @Override
    public List<Probe> probes(HostSnapshot before) {
        return Gpus.awake(Gpus.with(before, DRIVERS::contains), ATTRIBUTES);
    }

    @Override
    public Reading decode(HostSnapshot look) {
        var samples = new Samples();
        boolean sleeps = false;
        for (PciFunction gpu : Gpus.seen(look)) {
            for (String card : names(look, gpu.path() + "/drm", "card")) {
                i915(samples, gpu, gpu.path() + "/drm/" + card);
            }
            for (String tile : names(look, gpu.path(), "tile")) {
                for (String gt : names(look, gpu.path() + "/" + tile, "gt")) {
                    String at = gpu.path() + "/" + tile + "/" + gt;
                    add(samples, gpu, tile.replace("tile", "") + "." + gt, at + "/freq0/act_freq",
                            at + "/freq0/rp0_freq", at + "/gtidle/idle_residency_ms");
                }
            }
            sleeps |= DRIVERS.contains(gpu.driver().or("")) && Gpus.sleeps(gpu);
        }
        return samples.orNone(sleeps
                ? "The Intel GPU sleeps and is not woken for its figures"
                : "No GPU here has the driver i915 or xe, which tell their frequencies");
    }

    private static void i915(Samples samples, PciFunction gpu, String card) {
        List<String> gts = names(gpu.host(), card + "/gt", "gt");
        for (String gt : gts) {
            String at = card + "/gt/" + gt;
            add(samples, gpu, gt, at + "/rps_act_freq_mhz", at + "/rps_RP0_freq_mhz", at + "/rc6_residency_ms");
        }
        if (gts.isEmpty()) {
            add(samples, gpu, "gt0", card + "/gt_act_freq_mhz", card + "/gt_RP0_freq_mhz",
                    card + "/power/rc6_residency_ms");
        }
    }

    private static void add(Samples samples, PciFunction gpu, String gt, String actual, String highest,
            String resting) {
        HostSnapshot look = gpu.host();
        Metric frequency = Metric.gauge("gpu.frequency." + gt, "Frequency of " + gt, Unit.HERTZ);
        OptionalDouble most = Samples.number(look.file(highest));
        samples.add(Subject.gpu(gpu), most.isPresent() ? frequency.atMost(most.getAsDouble() * MEGA) : frequency,
                look.file(actual), MEGA);
        samples.add(Subject.gpu(gpu),
                Metric.counter("gpu.resting." + gt, "Resting time of " + gt, Unit.PERCENT).atMost(100),
                look.file(resting), REST);
    }

    private static List<String> names(HostSnapshot look, String folder, String prefix) {
        Fact<List<String>> names = look.list(folder);
        return names.or(List.of()).stream().filter(name -> name.matches(prefix + "\\d{1,4}")).toList();
    }
}
