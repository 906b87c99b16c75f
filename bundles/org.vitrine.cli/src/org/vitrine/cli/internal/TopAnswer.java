// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.cli.internal.TopFeeds.Figure;
import org.vitrine.host.Text;
import org.vitrine.provider.Metric;
import org.vitrine.provider.Subject;

/** The JSON of one look of {@code vitrine top}; its shape is described in JSON.md and versioned. */
record TopAnswer(String format, int version, long time, String host, List<Said> figures, List<String> absences,
        List<String> problems) {

    /** One figure. */
    record Said(Subject.Kind kind, String id, String title, Optional<String> parent, String metric, String name,
            Metric.Unit unit, double value, Optional<Double> maximum) {

        static Said of(Figure figure) {
            Subject subject = figure.series().subject();
            Metric metric = figure.series().metric();
            return new Said(subject.kind(), subject.id(), subject.title().toString(), subject.parent(), metric.id(),
                    metric.title().toString(), metric.unit(), figure.value(),
                    metric.maximum().isPresent() ? Optional.of(metric.maximum().getAsDouble()) : Optional.empty());
        }
    }

    /** What could not be told at this look is left out. */
    static TopAnswer of(long millis, String host, List<Figure> figures, List<Text> absences, List<Text> problems) {
        return new TopAnswer("vitrine-top", 1, millis, host,
                figures.stream().filter(figure -> !Double.isNaN(figure.value())).map(Said::of).toList(),
                absences.stream().map(Text::toString).toList(), problems.stream().map(Text::toString).toList());
    }
}
