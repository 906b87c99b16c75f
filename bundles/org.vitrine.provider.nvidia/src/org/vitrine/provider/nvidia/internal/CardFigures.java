// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import java.util.OptionalDouble;

import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;
import org.vitrine.host.PciAddress;
import org.vitrine.provider.Metric;
import org.vitrine.provider.Metric.Unit;
import org.vitrine.provider.Samples;
import org.vitrine.provider.Subject;

/** The lines of {@link HostCommand#NVIDIA_GPUS_LIVE}, one a card; what a card does not have is {@code [N/A]}. */
final class CardFigures {
    static final Metric BUSY = Metric.gauge("gpu.busy", "GPU busy", Unit.PERCENT).atMost(100);
    static final Metric MEMORY_BUSY = Metric.gauge("gpu.memory.busy", "Memory controller busy", Unit.PERCENT)
            .atMost(100);
    static final Metric MEMORY = Metric.gauge("gpu.memory.used", "Video memory in use", Unit.BYTES);
    static final Metric SESSIONS = Metric.gauge("encoder.sessions", "Encoder sessions", Unit.COUNT);
    static final Metric PICTURES = Metric.gauge("encoder.pictures", "Pictures encoded", Unit.PER_SECOND);
    private static final Metric TEMPERATURE = Metric.gauge("gpu.temperature", "Temperature", Unit.CELSIUS);
    private static final Metric POWER = Metric.gauge("gpu.power", "Power", Unit.WATTS);
    private static final Metric FREQUENCY = Metric.gauge("gpu.frequency", "GPU frequency", Unit.HERTZ);
    static final double MEBI = 0x1p20;
    private static final double MEGA = 1e6;
    private static final int FIELDS = 11;

    private CardFigures() {
    }

    static void add(String answer, Samples samples) {
        answer.lines().forEach(line -> {
            String[] fields = line.split(",", -1);
            if (fields.length == FIELDS) {
                PciAddress.of(fields[1].strip()).ifPresent(address -> add(fields, samples, Subject.gpu(address)));
            }
        });
    }

    private static void add(String[] fields, Samples samples, Subject card) {
        OptionalDouble total = Samples.number(Fact.known(fields[4]));
        samples.add(card, BUSY, Fact.known(fields[2]), 1).add(card, MEMORY_BUSY, Fact.known(fields[3]), 1)
                .add(card, total.isPresent() ? MEMORY.atMost(total.getAsDouble() * MEBI) : MEMORY,
                        Fact.known(fields[5]), MEBI)
                .add(card, TEMPERATURE, Fact.known(fields[6]), 1).add(card, POWER, Fact.known(fields[7]), 1)
                .add(card, FREQUENCY, Fact.known(fields[8]), MEGA).add(card, SESSIONS, Fact.known(fields[9]), 1)
                .add(card, PICTURES, Fact.known(fields[10]), 1);
    }
}
