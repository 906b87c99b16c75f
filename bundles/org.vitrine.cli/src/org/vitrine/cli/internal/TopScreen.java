// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import org.vitrine.cli.internal.TopFeeds.Figure;
import org.vitrine.host.Text;
import org.vitrine.provider.Metric;

/** Where a look's figures go. */
@FunctionalInterface
interface TopScreen {
    /** The clock of this machine's time zone. */
    DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /**
     * Shows them.
     *
     * @param millis   now
     * @param absences why some are missing
     * @param problems why hardly anything comes
     */
    void show(long millis, List<Figure> figures, List<Text> absences, List<Text> problems);

    private static String clock(long millis) {
        return CLOCK.format(Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()));
    }

    private static String value(Figure figure) {
        return Double.isNaN(figure.value()) ? "-" : figure.series().metric().unit().text(figure.value());
    }

    /** A JSON object on a line. */
    static TopScreen json(PrintWriter out, String host) {
        return (millis, figures, absences, problems) -> out
                .println(Json.line(TopAnswer.of(millis, host, figures, absences, problems)));
    }

    /** A line for each figure; what is wrong comes as often as it changes. */
    static TopScreen lines(PrintWriter out) {
        List<Text> told = new ArrayList<>();
        return (millis, figures, absences, problems) -> {
            List<Text> now = Stream.concat(problems.stream(), absences.stream()).toList();
            now.stream().filter(text -> !told.contains(text)).forEach(text -> out.println("# " + text));
            told.clear();
            told.addAll(now);
            figures.forEach(figure -> out.println(String.join("\t", clock(millis),
                    figure.series().subject().title().toString(), figure.series().metric().title().toString(),
                    value(figure))));
            out.flush();
        };
    }

    /**
     * A table that is drawn over the one before.
     *
     * @param where it is drawn
     */
    static TopScreen table(PrintWriter out, String title, Terminal where) {
        return (millis, figures, absences, problems) -> {
            var table = new Table("WHAT", "FIGURE", "NOW", "AT MOST");
            String last = "";
            for (Figure figure : figures) {
                String subject = figure.series().subject().title().toString();
                Metric metric = figure.series().metric();
                table.row(subject.equals(last) ? "" : subject, metric.title().toString(), value(figure),
                        most(metric.maximum(), metric));
                last = subject;
            }
            List<String> lines = new ArrayList<>(List.of(title + "  " + clock(millis), ""));
            problems.forEach(text -> lines.addAll(wrapped(text.toString(), where.columns())));
            if (!figures.isEmpty()) {
                lines.addAll(table.fitting(where.columns()).toString().lines().toList());
            }
            if (figures.isEmpty() && problems.isEmpty()) {
                lines.add("No figures so far.");
            }
            lines.add("");
            absences.forEach(text -> lines.addAll(wrapped(text.toString(), where.columns())));
            draw(out, lines, where.rows());
        };
    }

    /** In lines that fit, parted between words. */
    private static List<String> wrapped(String sentence, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : sentence.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(' ');
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String most(OptionalDouble maximum, Metric metric) {
        return maximum.isPresent() ? metric.unit().text(maximum.getAsDouble()) : "";
    }

    /** Each line is cleared to its end and not the whole screen first, which would flicker. */
    private static void draw(PrintWriter out, List<String> lines, int rows) {
        List<String> shown = lines.size() < rows ? lines : new ArrayList<>(lines.subList(0, Math.max(1, rows - 2)));
        if (shown.size() < lines.size()) {
            shown.add("… %s more lines; a larger window or --json shows all".formatted(lines.size() - shown.size()));
        }
        // without wrapping, so that a long line is one line
        out.print("\033[H\033[?7l");
        shown.forEach(line -> out.print(line + "\033[K\n"));
        out.print("\033[J\033[?7h");
        out.flush();
    }
}
