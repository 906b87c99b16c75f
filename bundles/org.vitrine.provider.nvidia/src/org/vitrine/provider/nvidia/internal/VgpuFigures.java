// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;
import org.vitrine.host.PciAddress;
import org.vitrine.host.Text;
import org.vitrine.provider.Metric;
import org.vitrine.provider.Metric.Unit;
import org.vitrine.provider.Samples;
import org.vitrine.provider.Subject;

/**
 * What {@link HostCommand#NVIDIA_VGPUS_LIVE} prints: cards, below each its virtual GPUs, below each its settings, and its figures
 * in sections, all by indentation. Used for one answer.
 */
final class VgpuFigures {
    private static final String CARD = "GPU ";
    private static final String BEGIN = "vGPU ID";
    private static final Metric ENCODER = Metric.gauge("encoder.busy", "Encoder busy", Unit.PERCENT).atMost(100);
    private static final Metric DECODER = Metric.gauge("decoder.busy", "Decoder busy", Unit.PERCENT).atMost(100);
    private static final Metric LICENSE = Metric.gauge("license", "Licensed (1) or not (0)", Unit.COUNT).atMost(1);
    private final Samples samples;
    private final Map<String, String> values = new HashMap<>();
    private Optional<String> card = Optional.empty();
    private String section = "";
    private int sectionAt;

    private VgpuFigures(Samples samples) {
        this.samples = samples;
    }

    static void add(String answer, Samples samples) {
        var reader = new VgpuFigures(samples);
        answer.lines().forEach(reader::line);
        reader.tell();
    }

    private void line(String line) {
        String text = line.strip();
        int indent = line.length() - line.stripLeading().length();
        int colon = text.indexOf(" : ") >= 0 ? text.indexOf(" : ") + 1 : text.endsWith(" :") ? text.length() - 1 : -1;
        if (indent == 0 && text.startsWith(CARD)) {
            tell();
            card = PciAddress.of(text.substring(CARD.length())).map(PciAddress::toString);
        } else if (colon < 0) {
            section = text + "/";
            sectionAt = indent;
        } else {
            String key = text.substring(0, colon).strip();
            if (key.equals(BEGIN)) {
                tell();
            }
            if (indent <= sectionAt) {
                section = "";
            }
            values.put(section + key, text.substring(colon + 1).strip());
        }
    }

    /** The virtual GPU that was read so far, if one was. */
    private void tell() {
        if (card.isPresent() && values.get(BEGIN) instanceof String id) {
            tell(subject(card.get(), id));
        }
        values.clear();
        section = "";
        sectionAt = Integer.MAX_VALUE;
    }

    private Subject subject(String parent, String id) {
        String uuid = text("MDEV UUID");
        String name = text("vGPU Name").isEmpty() ? "vGPU " + id : text("vGPU Name");
        String machine = text("VM Name").isEmpty()
                ? text("VM UUID")
                : text("VM Name").replaceFirst(",debug-threads=on$", "");
        return Subject.part(uuid.matches("[0-9a-fA-F-]{36}") ? uuid : "vgpu-" + id,
                machine.isEmpty() ? Text.of("{0}", name) : Text.of("{0} of {1}", name, machine), parent);
    }

    private void tell(Subject vgpu) {
        OptionalDouble total = number("FB Memory Usage/Total");
        tell(vgpu, CardFigures.BUSY, "Utilization/Gpu", 1);
        tell(vgpu, CardFigures.MEMORY_BUSY, "Utilization/Memory", 1);
        tell(vgpu, ENCODER, "Utilization/Encoder", 1);
        tell(vgpu, DECODER, "Utilization/Decoder", 1);
        tell(vgpu, total.isPresent()
                ? CardFigures.MEMORY.atMost(total.getAsDouble() * CardFigures.MEBI)
                : CardFigures.MEMORY, "FB Memory Usage/Used", CardFigures.MEBI);
        tell(vgpu, CardFigures.SESSIONS, "Encoder Stats/Active Sessions", 1);
        tell(vgpu, CardFigures.PICTURES, "Encoder Stats/Average FPS", 1);
        String license = text("License Status");
        if (license.startsWith("Licensed") || license.startsWith("Unlicensed")) {
            samples.add(vgpu, LICENSE, license.startsWith("Licensed") ? 1 : 0);
        }
    }

    private void tell(Subject vgpu, Metric metric, String key, double factor) {
        number(key).ifPresent(value -> samples.add(vgpu, metric, value * factor));
    }

    /** Of {@code 2048 MiB} and {@code 7 %} the number. */
    private OptionalDouble number(String key) {
        return Samples.number(Fact.known(text(key).split(" ")[0]));
    }

    private String text(String key) {
        return values.getOrDefault(key, "");
    }
}
