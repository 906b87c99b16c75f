// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vitrine.core.Dialects;
import org.vitrine.core.Offer;
import org.vitrine.core.Preflight;
import org.vitrine.core.ProviderEntry;
import org.vitrine.core.ProviderEntry.State;
import org.vitrine.core.ProviderFailedException;
import org.vitrine.core.Providers;
import org.vitrine.core.Report;
import org.vitrine.core.Row;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Text;
import org.vitrine.host.UnknownFactException;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Situation;

/** Asks all checks at once and collects the answers. */
@Component
public final class PreflightEngine implements Preflight {
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    private final Providers providers;
    private final Dialects dialects;
    private final List<Check> common;

    /**
     * @param providers whose checks are asked
     * @param dialects  of which the one that a domain was translated from is asked too
     */
    @Activate
    public PreflightEngine(@Reference Providers providers, @Reference Dialects dialects) {
        this.providers = providers;
        this.dialects = dialects;
        common = CommonQuestions.all().map(PreflightEngine::guarded).toList();
    }

    private static Check guarded(Check check) {
        return new GuardedCheck(check, new Guard(Text.of("The check {0}", check.id()), DEADLINE, PreflightEngine::log));
    }

    /** A common check that fails comes out unknown with the reason; there is no provider to set aside. */
    private static void log(Text why) {
        System.getLogger(PreflightEngine.class.getName()).log(Level.WARNING, why::toString);
    }

    @Override
    public Report check(Situation situation) {
        Round round = new Round(situation);
        Stream.concat(common.stream(), providers.checks().stream())
                .forEach(check -> round.ask(check, Optional.empty()));
        situation.source().flatMap(source -> dialects.find(source.dialect()))
                .ifPresent(dialect -> dialect.checks().forEach(check -> round.ask(check, Optional.empty())));
        guarded(providers.active()).forEach(round::ask);
        List<Row> rows = new ArrayList<>(round.answers());
        rows.addAll(unasked());
        situation.domain().ifPresent(domain -> round.uses()
                .ifPresent(uses -> rows.addAll(UnclaimedRows.of(providers, domain, situation.host(), uses))));
        return new Report(rows);
    }

    /** The engine of the providers gives no others. */
    private static Stream<GuardedProvider> guarded(List<GraphicsProvider> active) {
        return active.stream().map(GuardedProvider.class::cast);
    }

    /** Unknown is not no: what a provider that was set aside would have asked stays in the report. */
    private List<Row> unasked() {
        List<ProviderEntry> all = providers.all();
        Set<String> active = all.stream().filter(entry -> entry.state() == State.ACTIVE).map(entry -> entry.info().id())
                .collect(Collectors.toSet());
        return all.stream().filter(entry -> entry.state() == State.SET_ASIDE && !active.contains(entry.info().id()))
                .map(PreflightEngine::unasked).toList();
    }

    private static Row unasked(ProviderEntry entry) {
        Finding finding = Finding.unknown("{0}", entry.reason().map(Text::toString).orElse("It was set aside"))
                .because("Its checks are not asked any more.")
                .solve("Update or remove {0} and start again.", entry.origin());
        return new Row("provider:" + entry.info().id(), Text.of("Does {0} work?", entry.info().title()),
                Optional.of(entry.info().id()), Optional.empty(), finding);
    }

    @Override
    public List<Offer> offers(HostSnapshot host) {
        return guarded(providers.active()).flatMap(provider -> offers(host, provider).stream()).toList();
    }

    private static List<Offer> offers(HostSnapshot host, GuardedProvider provider) {
        try {
            return provider.candidates(host).stream().map(candidate -> {
                Round round = new Round(Situation.of(host, candidate));
                round.askOfCandidate(provider);
                return new Offer(provider.info(), candidate, new Report(round.answers()));
            }).toList();
        } catch (ProviderFailedException | UnknownFactException e) {
            // it is set aside now and Providers tells why, or it cannot tell candidates on a host of which so little is known
            return List.of();
        }
    }
}
