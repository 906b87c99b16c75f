// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.vitrine.domain.Element;
import org.vitrine.host.Fact;
import org.vitrine.host.Text;

/** A check's answer. Immutable; made by factories and changed by copies, so that it can grow. */
public final class Finding {

    /**
     * Something that was seen.
     *
     * @param path  where: a path on the host, a command line, or a place in the domain
     * @param value what stood there
     */
    public record Evidence(String path, String value) {
    }

    private record Words(Text summary, Optional<Text> why, Optional<Text> solution) {
    }

    private final Verdict verdict;
    private final Words words;
    private final Optional<Element> subject;
    private final Optional<SourceDocument.Entry> place;
    private final List<Evidence> evidence;
    private final List<Remedy> remedies;

    private Finding(Verdict verdict, Words words, Optional<Element> subject, Optional<SourceDocument.Entry> place,
            List<Evidence> evidence, List<Remedy> remedies) {
        this.verdict = verdict;
        this.words = words;
        this.subject = subject;
        this.place = place;
        this.evidence = evidence;
        this.remedies = remedies;
    }

    /** An answer with one sentence. */
    public static Finding of(Verdict verdict, String summary, Object... arguments) {
        return new Finding(verdict, new Words(Text.of(summary, arguments), Optional.empty(), Optional.empty()),
                Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    /** All is well. */
    public static Finding pass(String summary, Object... arguments) {
        return of(Verdict.PASS, summary, arguments);
    }

    /** Worth knowing. */
    public static Finding info(String summary, Object... arguments) {
        return of(Verdict.INFO, summary, arguments);
    }

    /** Works, but not as one would wish. */
    public static Finding warn(String summary, Object... arguments) {
        return of(Verdict.WARN, summary, arguments);
    }

    /** Could not be told. */
    public static Finding unknown(String summary, Object... arguments) {
        return of(Verdict.UNKNOWN, summary, arguments);
    }

    /** Will not work. */
    public static Finding block(String summary, Object... arguments) {
        return of(Verdict.BLOCK, summary, arguments);
    }

    /** The question does not arise. */
    public static Finding notApplicable() {
        return of(Verdict.NOT_APPLICABLE, "");
    }

    /** With the reason. */
    public Finding because(String why, Object... arguments) {
        return new Finding(verdict, new Words(words.summary, Optional.of(Text.of(why, arguments)), words.solution),
                subject, place, evidence, remedies);
    }

    /** With what to do. */
    public Finding solve(String solution, Object... arguments) {
        return new Finding(verdict, new Words(words.summary, words.why, Optional.of(Text.of(solution, arguments))),
                subject, place, evidence, remedies);
    }

    /** About this element of the domain; markers stand there. */
    public Finding about(Element element) {
        return new Finding(verdict, words, Optional.of(element), place, evidence, remedies);
    }

    /** About this value of the document that the domain was translated from; markers stand there. */
    public Finding about(SourceDocument.Entry entry) {
        return new Finding(verdict, words, subject, Optional.of(entry), evidence, remedies);
    }

    /** With something that was seen. */
    public Finding saw(String path, Object value) {
        var more = new ArrayList<>(evidence);
        more.add(new Evidence(path, String.valueOf(value)));
        return new Finding(verdict, words, subject, place, List.copyOf(more), remedies);
    }

    /** With something that was looked for, and whether it was there. */
    public Finding saw(String path, Fact<?> fact) {
        return saw(path, switch (fact) {
            case Fact.Known<?>(var value) -> String.valueOf(value);
            case Fact.Absent<?>() -> "not there";
            case Fact.Unknown<?>(String why) -> "unknown: " + why;
        });
    }

    /** With a way out that can be taken by a click. */
    public Finding remedy(Remedy remedy) {
        var more = new ArrayList<>(remedies);
        more.add(remedy);
        return new Finding(verdict, words, subject, place, evidence, List.copyOf(more));
    }

    /** With these ways out and no others. */
    public Finding offering(List<Remedy> ways) {
        return new Finding(verdict, words, subject, place, evidence, List.copyOf(ways));
    }

    /** With a way out, where there is one. */
    public Finding with(Optional<Remedy> remedy) {
        return remedy.map(this::remedy).orElse(this);
    }

    /** How it came out. */
    public Verdict verdict() {
        return verdict;
    }

    /** The answer in one sentence. */
    public Text summary() {
        return words.summary;
    }

    /** The reason. */
    public Optional<Text> why() {
        return words.why;
    }

    /** What to do. */
    public Optional<Text> solution() {
        return words.solution;
    }

    /** The element of the domain it is about. */
    public Optional<Element> subject() {
        return subject;
    }

    /** The value of the document of a dialect that it is about. */
    public Optional<SourceDocument.Entry> place() {
        return place;
    }

    /** What was seen, in the order it was said. */
    public List<Evidence> evidence() {
        return evidence;
    }

    /** Ways out, best first. */
    public List<Remedy> remedies() {
        return remedies;
    }
}
