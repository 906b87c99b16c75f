// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.drm.internal;

import java.util.List;
import java.util.OptionalDouble;

import org.osgi.service.component.annotations.Component;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciFunction;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;
import org.vitrine.provider.LiveSource;
import org.vitrine.provider.Metric;
import org.vitrine.provider.Metric.Unit;
import org.vitrine.provider.Samples;
import org.vitrine.provider.Subject;

/** What the driver amdgpu tells in sysfs of a whole GPU (Documentation/gpu/amdgpu/thermal.rst, driver-misc.rst). */
@Component
public final class Amdgpu implements LiveSource {
    private static final String BUSY = "gpu_busy_percent";
    private static final String MEMORY_BUSY = "mem_busy_percent";
    private static final String[] ATTRIBUTES = {BUSY, MEMORY_BUSY, "mem_info_vram_total", "mem_info_vram_used",
            "mem_info_gtt_total", "mem_info_gtt_used"};
    private static final Metric GPU = Metric.gauge("gpu.busy", "GPU busy", Unit.PERCENT).atMost(100);
    private static final Metric MEMORY = Metric.gauge("gpu.memory.busy", "Memory controller busy", Unit.PERCENT)
            .atMost(100);
    private static final Metric VRAM = Metric.gauge("gpu.memory.used", "Video memory in use", Unit.BYTES);
    private static final Metric GTT = Metric.gauge("gpu.memory.gtt", "System memory in use by the GPU", Unit.BYTES);

    @Override
    public String id() {
        return "amdgpu";
    }

    @Override
    public Text title() {
        return Text.of("AMD GPUs");
    }

    @Override
    public List<Probe> probes(HostSnapshot before) {
        return Gpus.awake(Gpus.with(before, "amdgpu"::equals), ATTRIBUTES);
    }

    @Override
    public Reading decode(HostSnapshot look) {
        var samples = new Samples();
        boolean sleeps = false;
        for (PciFunction gpu : Gpus.seen(look)) {
            Subject subject = Subject.gpu(gpu);
            samples.add(subject, GPU, gpu.read(BUSY), 1).add(subject, MEMORY, gpu.read(MEMORY_BUSY), 1);
            memory(samples, gpu, VRAM, "vram");
            memory(samples, gpu, GTT, "gtt");
            sleeps |= gpu.driver().or("").equals("amdgpu") && Gpus.sleeps(gpu);
        }
        return samples.orNone(sleeps
                ? "The AMD GPU sleeps and is not woken for its figures"
                : "No GPU here has the driver amdgpu, which tells how busy it is");
    }

    private static void memory(Samples samples, PciFunction gpu, Metric metric, String kind) {
        OptionalDouble total = Samples.number(gpu.read("mem_info_" + kind + "_total"));
        samples.add(Subject.gpu(gpu), total.isPresent() ? metric.atMost(total.getAsDouble()) : metric,
                gpu.read("mem_info_" + kind + "_used"), 1);
    }
}
