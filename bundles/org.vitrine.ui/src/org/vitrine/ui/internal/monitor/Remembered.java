// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.ui.IMemento;

/**
 * What a person had in view, for the next session.
 *
 * @param chosen   the figures
 * @param unfolded the sources
 * @param span     how much time, milliseconds
 */
record Remembered(List<Key> chosen, Set<String> unfolded, long span) {
    private static final String FIGURE = "figure";
    private static final String SOURCE = "source";
    private static final String SUBJECT = "subject";
    private static final String METRIC = "metric";
    private static final String UNFOLDED = "unfolded";
    private static final String SPAN = "span";
    private static final int MOST = 1_000;

    /** What a memento holds; what is missing in it is left out. */
    static Remembered of(IMemento memento) {
        List<Key> chosen = new ArrayList<>();
        for (IMemento figure : memento.getChildren(FIGURE)) {
            Optional<String> source = text(figure, SOURCE);
            Optional<String> subject = text(figure, SUBJECT);
            Optional<String> metric = text(figure, METRIC);
            if (source.isPresent() && subject.isPresent() && metric.isPresent() && chosen.size() < MOST) {
                chosen.add(new Key(source.get(), subject.get(), metric.get()));
            }
        }
        Set<String> unfolded = new LinkedHashSet<>();
        for (IMemento source : memento.getChildren(UNFOLDED)) {
            text(source, SOURCE).ifPresent(unfolded::add);
        }
        long span = text(memento, SPAN).filter(digits -> digits.matches("\\d{1,9}")).map(Long::parseLong)
                .orElse(TimeWindow.start().span());
        return new Remembered(chosen, unfolded, span);
    }

    private static Optional<String> text(IMemento memento, String key) {
        return Optional.ofNullable(memento.getString(key));
    }

    void save(IMemento memento) {
        chosen.forEach(key -> {
            IMemento figure = memento.createChild(FIGURE);
            figure.putString(SOURCE, key.source());
            figure.putString(SUBJECT, key.subject());
            figure.putString(METRIC, key.metric());
        });
        unfolded.forEach(source -> memento.createChild(UNFOLDED).putString(SOURCE, source));
        memento.putString(SPAN, Long.toString(span));
    }
}
