// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import org.vitrine.host.Fact;

/** Gathers what a {@link LiveSource} makes of one look: what cannot be told, or is no number, is left out. Not thread-safe. */
public final class Samples {
    private final List<Sample> samples = new ArrayList<>();

    /** None yet. */
    public Samples() {
        // filled by add
    }

    /** A figure. */
    public Samples add(Sample sample) {
        samples.add(sample);
        return this;
    }

    /** A figure. */
    public Samples add(Subject subject, Metric metric, double value) {
        return add(new Sample(subject, metric, value));
    }

    /**
     * A figure as the kernel writes it, if it is there.
     *
     * @param text   a decimal number
     * @param factor how much of the metric's unit one of the number is
     */
    public Samples add(Subject subject, Metric metric, Fact<String> text, double factor) {
        number(text).ifPresent(number -> add(subject, metric, number * factor));
        return this;
    }

    /** A decimal number without exponent in a text; empty for what is unknown, absent or something else. */
    public static OptionalDouble number(Fact<String> text) {
        String digits = text.or("").strip();
        return digits.matches("-?\\d{1,19}(\\.\\d{1,9})?")
                ? OptionalDouble.of(Double.parseDouble(digits))
                : OptionalDouble.empty();
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
        return samples.isEmpty();
    }

    /** All of it, or, where it is nothing, why. */
    public LiveSource.Reading orNone(String why, Object... arguments) {
        return samples.isEmpty() ? LiveSource.Reading.none(why, arguments) : LiveSource.Reading.of(samples);
    }
}
