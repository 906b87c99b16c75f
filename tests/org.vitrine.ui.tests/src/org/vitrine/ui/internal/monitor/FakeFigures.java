// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;
import org.vitrine.provider.LiveSource;
import org.vitrine.provider.Metric;
import org.vitrine.provider.Metric.Unit;
import org.vitrine.provider.Sample;
import org.vitrine.provider.Subject;

/** A source of live figures of made-up devices while this is open: waves, so that every look brings something else. */
final class FakeFigures implements LiveSource, AutoCloseable {
    static final String FIRST = "0000:01:00.0";
    static final String WHY = "No unicorn is plugged in";
    private static final Metric[] METRICS = {Metric.gauge("gpu.busy", "GPU busy", Unit.PERCENT).atMost(100),
            Metric.gauge("engine.render.busy", "GPU engine render busy", Unit.PERCENT).atMost(100),
            Metric.gauge("engine.video.busy", "GPU engine video busy", Unit.PERCENT).atMost(100),
            Metric.gauge("engine.copy.busy", "GPU engine copy busy", Unit.PERCENT).atMost(100),
            Metric.gauge("gpu.memory.used", "Video memory in use", Unit.BYTES).atMost(0x1p33),
            Metric.gauge("gpu.memory.gtt", "System memory in use by the GPU", Unit.BYTES),
            Metric.gauge("gpu.temperature", "Temperature", Unit.CELSIUS),
            Metric.gauge("gpu.power", "Power", Unit.WATTS), Metric.gauge("gpu.frequency", "GPU frequency", Unit.HERTZ),
            Metric.gauge("link.capacity", "PCIe link, what it can carry", Unit.BYTES_PER_SECOND)};
    private static final double[] SIZES = {90, 70, 30, 20, 6e9, 1e9, 80, 200, 2e9, 8e9};
    private final int devices;
    private final AtomicInteger looks = new AtomicInteger();
    private final ServiceRegistration<LiveSource> registration;
    private volatile boolean silent;

    /** Ten figures of each device. */
    FakeFigures(int devices) {
        this.devices = devices;
        registration = Objects.requireNonNull(FrameworkUtil.getBundle(MonitorView.class)).getBundleContext()
                .registerService(LiveSource.class, this, null);
    }

    /** How often it was looked at. */
    int looks() {
        return looks.get();
    }

    /** From now on there are no figures. */
    void silent(boolean now) {
        silent = now;
    }

    @Override
    public String id() {
        return "unicorns";
    }

    @Override
    public Text title() {
        return Text.of("Unicorns");
    }

    @Override
    public List<Probe> probes(HostSnapshot before) {
        return List.of();
    }

    @Override
    public Reading decode(HostSnapshot look) {
        int now = looks.incrementAndGet();
        if (silent) {
            return Reading.none(WHY);
        }
        List<Sample> samples = new ArrayList<>();
        for (int device = 0; device < devices; device++) {
            String name = device == 1
                    ? "A GPU with a name that is far too long for any label: Radeon Pro WX 9100 Limited Anniversary Edition"
                    : "GPU " + device;
            Subject subject = new Subject(Subject.Kind.DEVICE, "0000:%02x:00.0".formatted(device + 1),
                    Text.of("{0}", name), Optional.empty());
            for (int i = 0; i < METRICS.length; i++) {
                double wave = 0.5 + 0.4 * Math.sin(now / (3.0 + i) + device) * Math.cos(now / 11.0 + i);
                samples.add(new Sample(subject, METRICS[i], SIZES[i] * wave));
            }
        }
        return Reading.of(samples).lacking(WHY);
    }

    @Override
    public void close() {
        registration.unregister();
    }
}
