// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/** One round of questions about one situation: all are begun before the first is waited for, each fault is told once. */
final class Round {
    private record Question(Check check, Optional<String> provider, Optional<Use> use, Guard.Call<Finding> answer) {
        Row row() {
            return new Row(check.id(), check.question(), provider, use, answer.get());
        }
    }

    /** A fault of one element that several uses share. */
    private record Fault(String check, long element, String summary) {
    }

    private final Situation situation;
    private final List<Question> asked = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final Set<String> once = new HashSet<>();

    Round(Situation situation) {
        this.situation = situation;
    }

    /** Asks a check once, however many bring one of its id. What is about a domain is not asked where there is none. */
    void ask(Check check, Optional<String> provider) {
        if ((check.scope() == Scope.HOST || situation.domain().isPresent()) && once.add(check.id())) {
            begin(check, provider, situation);
        }
    }

    /** Asks all of a provider's questions about a domain. */
    void ask(GraphicsProvider provider) {
        Optional<String> id = Optional.of(provider.info().id());
        List<Check> checks = provider.checks();
        checks.stream().filter(check -> check.scope() != Scope.USE).forEach(check -> ask(check, id));
        situation.domain().ifPresent(domain -> askOfUses(provider, checks, domain));
    }

    /** Asks a provider's questions about a candidate of the host. */
    void askOfCandidate(GraphicsProvider provider) {
        provider.checks().stream().filter(check -> check.scope() != Scope.DOMAIN)
                .forEach(check -> begin(check, Optional.of(provider.info().id()), situation));
    }

    private void askOfUses(GraphicsProvider provider, List<Check> checks, Domain domain) {
        Optional<String> id = Optional.of(provider.info().id());
        Set<String> ids = checks.stream().map(Check::id).collect(Collectors.toSet());
        try {
            for (Use use : provider.uses(domain, situation.host())) {
                checks.stream().filter(check -> check.scope() == Scope.USE)
                        .forEach(check -> begin(check, id, situation.with(use)));
                rows.addAll(NeedRows.of(provider, use, domain, ids, once));
            }
        } catch (ProviderFailedException e) {
            // it is set aside now, which has a row of its own
            return;
        } catch (UnknownFactException | IllegalArgumentException e) {
            // a value of the file that cannot be read, or a need whose path is none
            rows.add(new Row("uses:" + provider.info().id(),
                    Text.of("What does the machine use of {0}?", provider.info().title()), id, Optional.empty(),
                    Finding.unknown("This could not be told: {0}", String.valueOf(e.getMessage()))));
        }
    }

    private void begin(Check check, Optional<String> provider, Situation one) {
        // Providers gives guarded checks; they run at once
        Guard.Call<Finding> answer = check instanceof GuardedCheck guarded
                ? guarded.begin(one)
                : () -> check.evaluate(one);
        asked.add(new Question(check, provider, one.use(), answer));
    }

    /** Waits for the answers. */
    List<Row> answers() {
        Set<Fault> told = new HashSet<>();
        return Stream.concat(rows.stream(), asked.stream().map(Question::row)).filter(row -> {
            Optional<Element> subject = row.finding().subject();
            return subject.isEmpty()
                    || told.add(new Fault(row.check(), subject.get().id(), row.finding().summary().toString()));
        }).toList();
    }
}
