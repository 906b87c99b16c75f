// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.drm.internal;

import java.util.TreeMap;

import org.vitrine.provider.LiveSource.Reading;

/** Readings as text, so that a test reads like what it expects. */
final class Figures {

    private Figures() {
    }

    /** Metric by metric of one subject, for example {@code gpu.busy=37.0}; a clock behind an @. */
    static String of(Reading reading, String subject) {
        var lines = new TreeMap<String, String>();
        reading.samples().stream().filter(sample -> sample.subject().id().equals(subject))
                .forEach(sample -> lines.put(sample.metric().id(), sample.value()
                        + (sample.clock().isPresent() ? "@" + sample.clock().getAsDouble() : "")));
        return lines.toString();
    }
}
