// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.vitrine.core.Report;
import org.vitrine.core.Row;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainException;
import org.vitrine.domain.Element;
import org.vitrine.domain.Position;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Use;
import org.vitrine.ui.internal.editor.schema.Fault;
import org.vitrine.ui.internal.editor.text.TagText;

/**
 * A place in the text about which there is something to say.
 *
 * @param level   how bad it is
 * @param offset  where it begins
 * @param length  how long it is
 * @param message what to say
 * @param row     the finding; empty for a fault of the text
 * @param edits   ways out that are edits of the text, of one that is no domain
 */
public record Spot(Level level, int offset, int length, String message, Optional<Row> row, List<Edit> edits) {

    private static final Pattern ATTRIBUTE = Pattern.compile("(?:value of )?attribute \"([^\"]+)\"");

    /** How bad, as editors and the Problems view tell it. */
    public enum Level {
        /** It will not work. */
        ERROR,
        /** It works, but not as one would wish. */
        WARNING,
        /** Worth knowing, or could not be told. */
        INFO
    }

    /**
     * An edit of a text.
     *
     * @param title  what it does
     * @param offset where
     * @param length how many characters are replaced
     * @param text   by what
     */
    public record Edit(String title, int offset, int length, String text) {
    }

    /** Keeps an unmodifiable copy of the edits. */
    public Spot {
        edits = List.copyOf(edits);
    }

    /** About a domain. */
    public Spot(Level level, int offset, int length, String message, Optional<Row> row) {
        this(level, offset, length, message, row, List.of());
    }

    /** The titles of all ways out. */
    public List<String> ways() {
        return Stream.concat(fixes().stream().map(fix -> fix.title().toString()), edits.stream().map(Edit::title))
                .toList();
    }

    /** The ways out that are an edit of the domain. */
    public List<Remedy> fixes() {
        return row.stream().flatMap(Spot::fixes).toList();
    }

    /** The ways out of a finding that are an edit of the document. */
    public static Stream<Remedy> fixes(Row row) {
        return row.finding().remedies().stream().filter(remedy -> switch (remedy) {
            case Remedy.InDomain inDomain -> true;
            case Remedy.Settings settings -> row.use().isPresent() && row.provider().isPresent();
            case Remedy.OnHost onHost -> false;
        });
    }

    /** The places of a report's findings that are worth a marker. */
    public static List<Spot> of(Domain domain, Report report) {
        return report.rows().stream().flatMap(row -> of(domain, row).stream()).toList();
    }

    /** The place at which the text stops to be a domain. */
    public static Spot of(String text, DomainException problem) {
        int at = problem.position().map(position -> offset(text, position)).orElse(0);
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        String message = problem.getMessage();
        return new Spot(Level.ERROR, at, end - at, message == null ? "" : message, Optional.empty());
    }

    /** The place of something that libvirt's schema does not allow. */
    public static Spot of(Domain domain, Fault fault) {
        int behind = offset(domain.text(), new Position(Math.max(1, fault.line()), Math.max(1, fault.column())));
        Element element = domain.elementAt(Math.max(0, behind - 1)).orElse(domain.root());
        Matcher attribute = ATTRIBUTE.matcher(fault.message());
        TagText place = (attribute.lookingAt()
                ? TagText.of(domain, element, String.valueOf(attribute.group(1)))
                : Optional.<TagText>empty()).orElseGet(() -> TagText.of(domain, element));
        return new Spot(Level.WARNING, place.from(), place.to() - place.from(),
                NLS.bind(Messages.Spot_schema, fault.message()), Optional.empty());
    }

    private static Optional<Spot> of(Domain domain, Row row) {
        Optional<Level> level = switch (row.finding().verdict()) {
            case BLOCK -> Optional.of(Level.ERROR);
            case WARN -> Optional.of(Level.WARNING);
            case UNKNOWN, INFO -> Optional.of(Level.INFO);
            case PASS, NOT_APPLICABLE -> Optional.empty();
        };
        Element about = row.finding().subject().or(() -> row.use().map(Use::anchor)).flatMap(domain::find)
                .orElse(domain.root());
        int length = domain.text().indexOf('>', about.start()) + 1 - about.start();
        return level.map(one -> new Spot(one, about.start(), length, message(row), Optional.of(row)));
    }

    private static String message(Row row) {
        String summary = row.finding().summary().toString();
        return row.finding().solution().map(solution -> summary + "\n" + solution).orElse(summary);
    }

    private static int offset(String text, Position position) {
        int at = 0;
        for (int line = 1; line < position.line() && at < text.length(); at++) {
            char c = text.charAt(at);
            boolean firstOfTwo = c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
            if (c == '\n' || c == '\r' && !firstOfTwo) {
                line++;
            }
        }
        return Math.min(text.length(), at + position.column() - 1);
    }
}
