// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

import org.vitrine.core.Feed.History;

/** Figures as comma-separated values (RFC 4180): a row for each time in UTC, a column for each figure, nothing for a gap. */
final class Csv {

    /**
     * One column.
     *
     * @param title what it is, with its unit
     */
    record Column(String title, History history) {
    }

    private Csv() {
    }

    /** The text of those between two times, both included. */
    static String of(List<Column> columns, long from, long to) {
        var rows = new TreeMap<Long, double[]>();
        for (int column = 0; column < columns.size(); column++) {
            History history = columns.get(column).history();
            for (int i = Line.at(history.times(), from); i < history.times().length && history.times()[i] <= to; i++) {
                rows.computeIfAbsent(history.times()[i], time -> empty(columns.size()))[column] = history.values()[i];
            }
        }
        StringBuilder text = new StringBuilder("time");
        columns.forEach(column -> text.append(',').append(quoted(column.title())));
        text.append("\r\n");
        rows.forEach((time, values) -> {
            text.append(Instant.ofEpochMilli(time));
            for (double value : values) {
                text.append(',').append(Double.isNaN(value) ? "" : number(value));
            }
            text.append("\r\n");
        });
        return text.toString();
    }

    private static double[] empty(int columns) {
        double[] values = new double[columns];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String quoted(String text) {
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
