// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.libvfio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.vitrine.core.Imported;
import org.vitrine.core.Report;
import org.vitrine.core.Row;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.DialectGuide.Fix;
import org.vitrine.provider.DialectGuide.Part;
import org.vitrine.provider.DialectGuide.Problem;
import org.vitrine.provider.SourceDocument;
import org.vitrine.ui.internal.editor.model.Spot;

/**
 * What is known of one version of a text.
 *
 * @param text     the text
 * @param host     the host that was asked about
 * @param problems what is wrong with it
 * @param source   its values; empty when it cannot be read
 * @param imported the domain that means the same; empty when there is none
 * @param report   what the checks say
 * @param outline  its keys and items; empty when it is too broken for that
 */
record Read(String text, HostSnapshot host, List<Problem> problems, Optional<SourceDocument> source,
        Optional<Imported> imported, Optional<Report> report, Optional<List<Part>> outline) {

    /** Nothing is known yet. */
    static final Read NOTHING = new Read("", HostSnapshot.nothingKnown(), List.of(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty());

    /** Whether it has an outline. */
    boolean isWhole() {
        return outline.isPresent();
    }

    /** Its keys and items; none when it is too broken for that. */
    List<Part> parts() {
        return outline.orElse(List.of());
    }

    /** The values by path, in the text's order. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        source.ifPresent(
                document -> document.entries().forEach(entry -> values.putIfAbsent(entry.path(), entry.value())));
        return values;
    }

    /** How many items a list has. */
    int count(String list) {
        int count = 0;
        while (has(list + "[" + count + "]")) {
            count++;
        }
        return count;
    }

    private boolean has(String path) {
        return source.filter(document -> document.entries().stream().anyMatch(entry -> entry.path().equals(path)
                || entry.path().startsWith(path + ".") || entry.path().startsWith(path + "["))).isPresent();
    }

    /** The places that are worth a marker: what is wrong with the text, and what the checks say of a value of it. */
    List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        problems.forEach(problem -> spots.add(new Spot(problem.isError() ? Spot.Level.ERROR : Spot.Level.WARNING,
                problem.offset(), problem.length(), problem.message().toString(), Optional.empty(),
                problem.fixes().stream().map(Read::edit).toList())));
        report.map(Report::rows).orElse(List.of()).forEach(row -> row.finding().place()
                .filter(place -> problems.stream().noneMatch(problem -> problem.path().equals(place.path())))
                .ifPresent(place -> level(row).ifPresent(level -> spots.add(spot(row, place, level)))));
        return spots;
    }

    private static Spot.Edit edit(Fix fix) {
        return new Spot.Edit(fix.title().toString(), fix.change().offset(), fix.change().length(), fix.change().text());
    }

    private static Optional<Spot.Level> level(Row row) {
        return switch (row.finding().verdict()) {
            case BLOCK -> Optional.of(Spot.Level.ERROR);
            case WARN -> Optional.of(Spot.Level.WARNING);
            case UNKNOWN, INFO -> Optional.of(Spot.Level.INFO);
            case PASS, NOT_APPLICABLE -> Optional.empty();
        };
    }

    /** Where an entry's value begins in the text. */
    int offset(SourceDocument.Entry place) {
        int start = 0;
        for (int line = 1; line < place.line() && start < text.length(); line++) {
            int next = text.indexOf('\n', start);
            start = next < 0 ? text.length() : next + 1;
        }
        return Math.min(text.length(), start + place.column() - 1);
    }

    private Spot spot(Row row, SourceDocument.Entry place, Spot.Level level) {
        int offset = offset(place);
        int end = text.indexOf('\n', offset);
        int length = Math.min(Math.max(1, place.value().length()), (end < 0 ? text.length() : end) - offset);
        return new Spot(level, offset, Math.max(0, length), row.check() + ": " + row.finding().summary(),
                Optional.empty()); // its ways out are edits of the domain, not of this text
    }
}
