// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.drm.internal;

import java.util.List;

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
 * Power, temperatures and clocks by the kernel's hardware monitoring (Documentation/hwmon/sysfs-interface.rst): microwatts,
 * microjoules, thousandths of degrees, hertz. amdgpu, i915, xe and nouveau have it.
 */
@Component
public final class Sensors implements LiveSource {
    private static final String FOLDER = "hwmon";
    private static final String[] ATTRIBUTES = {"hwmon/hwmon*/power1_average", "hwmon/hwmon*/power1_input",
            "hwmon/hwmon*/energy1_input", "hwmon/hwmon*/temp*_input", "hwmon/hwmon*/temp*_label",
            "hwmon/hwmon*/freq1_input"};
    private static final Metric POWER = Metric.gauge("gpu.power", "Power", Unit.WATTS);
    private static final Metric ENERGY = Metric.counter("gpu.power", "Power", Unit.WATTS);
    private static final Metric CLOCK = Metric.gauge("gpu.frequency", "GPU frequency", Unit.HERTZ);
    private static final String TEMPERATURE = "gpu.temperature";
    private static final double MICRO = 1e-6;
    private static final double MILLI = 1e-3;

    @Override
    public String id() {
        return "gpu-sensors";
    }

    @Override
    public Text title() {
        return Text.of("Sensors of GPUs");
    }

    @Override
    public List<Probe> probes(HostSnapshot before) {
        return Gpus.awake(Gpus.with(before, driver -> !driver.isEmpty() && !driver.startsWith("vfio")), ATTRIBUTES);
    }

    @Override
    public Reading decode(HostSnapshot look) {
        var samples = new Samples();
        for (PciFunction gpu : Gpus.seen(look)) {
            String folder = gpu.path() + "/" + FOLDER;
            for (String monitor : look.list(folder).or(List.of())) {
                add(samples, look, Subject.gpu(gpu), folder + "/" + monitor);
            }
        }
        return samples.orNone("No GPU here that is awake has sensors of the kernel's hardware monitoring");
    }

    private static void add(Samples samples, HostSnapshot look, Subject gpu, String monitor) {
        Fact<String> average = look.file(monitor + "/power1_average");
        Fact<String> power = average instanceof Fact.Known ? average : look.file(monitor + "/power1_input");
        if (power instanceof Fact.Known) {
            samples.add(gpu, POWER, power, MICRO);
        } else {
            samples.add(gpu, ENERGY, look.file(monitor + "/energy1_input"), MICRO);
        }
        samples.add(gpu, CLOCK, look.file(monitor + "/freq1_input"), 1);
        for (String name : look.list(monitor).or(List.of())) {
            if (name.matches("temp\\d{1,2}_input")) {
                String label = look.file(monitor + "/" + name.replace("_input", "_label")).or("");
                samples.add(gpu, temperature(label), look.file(monitor + "/" + name), MILLI);
            }
        }
    }

    private static Metric temperature(String label) {
        return label.isEmpty()
                ? Metric.gauge(TEMPERATURE, "Temperature", Unit.CELSIUS)
                : Metric.gauge(TEMPERATURE + "." + label, "Temperature (" + label + ")", Unit.CELSIUS);
    }
}
