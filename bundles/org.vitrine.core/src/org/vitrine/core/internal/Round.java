// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.vitrine.core.ProviderFailedException;
import org.vitrine.core.Row;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.host.Text;
import org.vitrine.host.UnknownFactException;
import org.vitrine.provider.Check;
import org.vitrine.provider.Check.Scope;
import org.vitrine.provider.Finding;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Use;

/**
 * One round of questions about one situation: all are begun before the first is waited for, a provider is asked all of its in
 * one go, and each fault is told once.
 */
final class Round {
    /** Far longer than the questions of a provider take, far shorter than a deadline. */
    private static final long PATIENCE_NANOS = 50_000_000;

    /** A fault of one element that several uses share. */
    private record Fault(String check, long element, Text summary) {
    }

    private final Situation situation;
    private final Set<String> lone = new HashSet<>();
    private final List<Guard.Answer<Question, Finding>> single = new ArrayList<>();
    private final List<Guard.Talk<Question, Finding>> talks = new ArrayList<>();
    // by the provider's id; written by the providers' threads
    private final Map<String, List<Use>> uses = new ConcurrentHashMap<>();

    Round(Situation situation) {
        this.situation = situation;
    }

    /** Asks a check once, however many bring one of its id. What is about a domain is not asked where there is none. */
    void ask(Check check, Optional<String> provider) {
        if (isAsked(check) && lone.add(check.id())) {
            single.add(new Guard.Answer<>(Question.of(check, provider, situation),
                    check instanceof GuardedCheck guarded
                            ? guarded.begin(situation)
                            : () -> check.evaluate(situation)));
        }
    }

    private boolean isAsked(Check check) {
        return check.scope() == Scope.HOST || situation.domain().isPresent();
    }

    /** Asks all of a provider's questions about a domain. */
    void ask(GuardedProvider provider) {
        talks.add(provider.talk(() -> questions(provider)));
    }

    /** Asks a provider's questions about a candidate of the host. */
    void askOfCandidate(GuardedProvider provider) {
        talks.add(provider.talk(() -> provider.checks().stream().filter(check -> check.scope() != Scope.DOMAIN)
                .map(check -> Question.of(check, Optional.of(provider.info().id()), situation)).toList()));
    }

    private List<Question> questions(GraphicsProvider provider) {
        Optional<String> id = Optional.of(provider.info().id());
        List<Check> checks = provider.checks();
        List<Question> questions = new ArrayList<>();
        checks.stream().filter(check -> check.scope() != Scope.USE && isAsked(check))
                .forEach(check -> questions.add(Question.of(check, id, situation)));
        situation.domain().ifPresent(domain -> addOfUses(provider, checks, domain, questions));
        return questions;
    }

    private void addOfUses(GraphicsProvider provider, List<Check> checks, Domain domain, List<Question> questions) {
        Optional<String> id = Optional.of(provider.info().id());
        Set<String> ids = checks.stream().map(Check::id).collect(Collectors.toSet());
        try {
            List<Use> found = provider.uses(domain, situation.host());
            uses.put(provider.info().id(), found);
            for (Use use : found) {
                Situation ofUse = situation.with(use);
                checks.stream().filter(check -> check.scope() == Scope.USE)
                        .forEach(check -> questions.add(Question.of(check, id, ofUse)));
                Needs.unmet(provider, use, domain, ids).forEach(questions::add);
            }
        } catch (ProviderFailedException e) {
            // it is set aside now, which has a row of its own
            return;
        } catch (UnknownFactException | IllegalArgumentException e) {
            // a value of the file that cannot be read, or a need whose path is none
            Text what = Text.of("What does the machine use of {0}?", provider.info().title());
            Finding unknown = GuardedCheck.untold(what, String.valueOf(e.getMessage()));
            questions.add(new Question("uses:" + provider.info().id(), what, id, Optional.empty(), Optional.empty(),
                    () -> unknown));
        }
    }

    /** Waits for the answers. */
    List<Row> answers() {
        long end = System.nanoTime() + PATIENCE_NANOS;
        talks.forEach(talk -> talk.settle(Math.max(0, end - System.nanoTime())));
        return Stream.concat(single.stream(), talks.stream().flatMap(Round::heard)).filter(first())
                .map(Round::row).filter(firstFault()).toList();
    }

    /** What the providers see in the domain, after the answers; empty when one could not tell, which has a row of its own. */
    Optional<List<Use>> uses() {
        return Optional.of(uses.values().stream().flatMap(List::stream).toList())
                .filter(all -> uses.size() == talks.size());
    }

    private static Stream<Guard.Answer<Question, Finding>> heard(Guard.Talk<Question, Finding> talk) {
        try {
            return talk.answers().stream();
        } catch (ProviderFailedException | UnknownFactException e) {
            // it is set aside now, which has a row of its own; or nobody waits any more
            return Stream.empty();
        }
    }

    private static Row row(Guard.Answer<Question, Finding> answer) {
        return answer.question().row(GuardedCheck.answer(answer.question().text(), answer.call()));
    }

    private static Predicate<Guard.Answer<Question, Finding>> first() {
        Set<String> asked = new HashSet<>();
        return answer -> answer.question().once().isEmpty() || asked.add(answer.question().once().get());
    }

    private static Predicate<Row> firstFault() {
        Set<Fault> told = new HashSet<>();
        return row -> {
            Optional<Element> subject = row.finding().subject();
            return subject.isEmpty()
                    || told.add(new Fault(row.check(), subject.get().id(), row.finding().summary()));
        };
    }
}
