// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.vitrine.core.Offer;
import org.vitrine.core.Preflight;
import org.vitrine.core.ProviderFailedException;
import org.vitrine.core.Providers;
import org.vitrine.core.Report;
import org.vitrine.core.Row;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Text;
import org.vitrine.provider.Check;
import org.vitrine.provider.Check.Scope;
import org.vitrine.provider.Finding;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Use;

/** Asks all checks at once and collects the answers. */
@Component
public final class PreflightEngine implements Preflight {
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    private final Providers providers;
    private final Guard guard = new Guard(DEADLINE);
    private final List<Check> common;

    /** @param providers whose checks are asked */
    @Activate
    public PreflightEngine(@Reference Providers providers) {
        this.providers = providers;
        var quarantine = new Quarantine(Text.of("A common check"), guard, this::aside);
        common = CommonQuestions.all().<Check>map(check -> new GuardedCheck(check, quarantine)).toList();
    }

    /** A common check that fails comes out unknown with the reason; there is no provider to set aside. */
    private void aside(Text why) {
        System.getLogger(PreflightEngine.class.getName()).log(System.Logger.Level.WARNING, why::toString);
    }

    @Deactivate
    void close() {
        guard.close();
    }

    @Override
    public Report check(Situation situation) {
        Round round = new Round();
        Stream.concat(common.stream(), providers.checks().stream())
                .forEach(check -> round.once(check, Optional.empty(), situation));
        for (GraphicsProvider provider : providers.active()) {
            round.ask(provider, situation);
        }
        return round.report();
    }

    @Override
    public List<Offer> offers(HostSnapshot host) {
        List<Offer> offers = new ArrayList<>();
        for (GraphicsProvider provider : providers.active()) {
            try {
                provider.candidates(host).forEach(candidate -> {
                    Round round = new Round();
                    Situation situation = Situation.of(host, candidate);
                    provider.checks().forEach(check -> round.begin(check, Optional.of(provider.info().id()), situation));
                    offers.add(new Offer(provider.info(), candidate, round.report()));
                });
            } catch (ProviderFailedException e) {
                // it is set aside now; Providers tells why
                continue;
            }
        }
        return offers;
    }

    /** One round of questions: all are begun before the first is waited for. */
    private static final class Round {
        private record Question(Check check, Optional<String> provider, Optional<Use> use, Guard.Call<Finding> answer) {
        }

        private final List<Question> asked = new ArrayList<>();
        private final List<Row> rows = new ArrayList<>();
        private final Set<String> once = new HashSet<>();

        void once(Check check, Optional<String> provider, Situation situation) {
            if (once.add(check.id())) {
                begin(check, provider, situation);
            }
        }

        void begin(Check check, Optional<String> provider, Situation situation) {
            Guard.Call<Finding> answer = check instanceof GuardedCheck guarded ? guarded.begin(situation)
                    : () -> check.evaluate(situation);
            asked.add(new Question(check, provider, situation.use(), answer));
        }

        void ask(GraphicsProvider provider, Situation situation) {
            Optional<String> id = Optional.of(provider.info().id());
            List<Check> checks = provider.checks();
            checks.stream().filter(check -> check.scope() != Scope.USE).forEach(check -> once(check, id, situation));
            situation.domain().ifPresent(domain -> askUses(provider, checks, domain, situation));
        }

        private void askUses(GraphicsProvider provider, List<Check> checks, Domain domain, Situation situation) {
            Optional<String> id = Optional.of(provider.info().id());
            try {
                for (Use use : provider.uses(domain, situation.host())) {
                    Situation one = situation.with(use);
                    checks.stream().filter(check -> check.scope() == Scope.USE).forEach(check -> begin(check, id, one));
                    Set<String> ids = new HashSet<>(checks.stream().map(Check::id).toList());
                    rows.addAll(NeedRows.of(provider, use, domain, ids, once));
                }
            } catch (ProviderFailedException e) {
                rows.add(new Row(provider.info().id() + "-failed", Text.of("Does the provider work?"), id, Optional.empty(),
                        Finding.unknown("{0}", e.text())));
            }
        }

        Report report() {
            asked.forEach(question -> rows.add(new Row(question.check.id(), question.check.question(), question.provider,
                    question.use, question.answer.get())));
            return new Report(rows);
        }
    }
}
