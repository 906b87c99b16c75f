// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.UnknownFactException;
import org.vitrine.provider.Check;
import org.vitrine.provider.Check.Scope;
import org.vitrine.provider.Finding;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;
import org.vitrine.provider.SourceDocument;
import org.vitrine.provider.Use;
import org.vitrine.provider.Verdict;

/**
 * A provider, a host and, mostly, a domain, of which checks are asked. Start with a sound one, change one fact or one piece
 * of the domain's text, and say how a check comes out.
 *
 * @param provider whose checks are asked
 * @param host     the facts
 * @param domain   the wish; where there is none, checks of uses are asked of the provider's candidates
 * @param more     what else the situation knows, such as a connection
 */
public record Scene(GraphicsProvider provider, HostSnapshot host, Optional<Domain> domain,
        UnaryOperator<Situation> more) {

    /** A domain on a host. */
    public static Scene of(GraphicsProvider provider, HostSnapshot host, String domain) {
        return new Scene(provider, host, Optional.of(Domain.of(domain)), s -> s);
    }

    /** A host alone. */
    public static Scene of(GraphicsProvider provider, HostSnapshot host) {
        return new Scene(provider, host, Optional.empty(), s -> s);
    }

    /** Checks of a domain that belong to no provider: a dialect's, or registered alone. */
    public static Scene of(List<Check> checks, HostSnapshot host, String domain) {
        return of(new StandIn("alone", checks), host, domain);
    }

    /** The same of a machine that was translated from a document of a dialect. */
    public Scene from(SourceDocument document) {
        return where(s -> s.from(document));
    }

    /** The same with another piece of text in the domain, which must have it. */
    public Scene with(String what, String instead) {
        String text = domain.orElseThrow().text();
        assertNotEquals(text, text.replace(what, instead), "the domain has no " + what);
        return in(text.replace(what, instead));
    }

    /** The same with another domain. */
    public Scene in(String other) {
        return new Scene(provider, host, Optional.of(Domain.of(other)), more);
    }

    /** The same on another host. */
    public Scene on(HostSnapshot other) {
        return new Scene(provider, other, domain, more);
    }

    /** The same with facts of the host changed. */
    public Scene host(UnaryOperator<Altered> change) {
        return on(change.apply(Altered.of(host)).host());
    }

    /** The same where the situation knows more, such as a connection. */
    public Scene where(UnaryOperator<Situation> changed) {
        return new Scene(provider, host, domain, changed);
    }

    /** The claim that this check comes out so here. */
    public Case gives(String check, Verdict verdict) {
        return new Case(this, check, verdict);
    }

    /** The worst answer to one check, of all uses where it asks about uses; UNKNOWN where a fact is. */
    public Finding of(String id) {
        return of(check(id));
    }

    /** The provider's check of this id. */
    public Check check(String id) {
        return provider.checks().stream().filter(check -> check.id().equals(id)).findFirst()
                .orElseThrow(() -> new AssertionError(provider.info().id() + " has no check " + id));
    }

    Finding of(Check check) {
        return situations(check).map(s -> answer(check, s))
                .reduce((a, b) -> a.verdict().compareTo(b.verdict()) >= 0 ? a : b).orElseGet(Finding::notApplicable);
    }

    private Stream<Situation> situations(Check check) {
        if (domain.isEmpty()) {
            return switch (check.scope()) {
                case USE -> provider.candidates(host).stream()
                        .map(candidate -> more.apply(Situation.of(host, candidate)));
                case HOST -> Stream.of(more.apply(Situation.of(host)));
                case DOMAIN -> Stream.empty();
            };
        }
        Situation situation = more.apply(Situation.of(host, domain.get()));
        return check.scope() == Scope.USE ? uses().stream().map(situation::with) : Stream.of(situation);
    }

    private List<Use> uses() {
        return domain.map(d -> provider.uses(d, host)).orElse(List.of());
    }

    private static Finding answer(Check check, Situation situation) {
        try {
            return check.evaluate(situation);
        } catch (UnknownFactException e) {
            return Finding.unknown("{0}", e.why());
        }
    }

    /** This check comes out so, and no other one turns BLOCK. */
    public Finding only(String id, Verdict verdict) {
        for (Check check : provider.checks()) {
            if (!check.id().equals(id)) {
                Finding other = of(check);
                assertNotEquals(Verdict.BLOCK, other.verdict(), check.id() + ": " + other.summary());
            }
        }
        Finding finding = of(id);
        assertEquals(verdict, finding.verdict(), id + ": " + finding.summary());
        return finding;
    }

    /** The scene after a way out of a finding was taken: edited, changed, or on the simulated host. */
    public Scene after(Finding finding, Remedy remedy) {
        return switch (remedy) {
            case Remedy.InDomain remedied -> in(domain.orElseThrow().apply(remedied.edit()));
            case Remedy.Settings(var title, var values) -> in(domain.orElseThrow()
                    .apply(domain.get().edit(draft -> provider.change(draft, used(finding), values))));
            case Remedy.OnHost(var plan) -> on(plan.simulate(host));
        };
    }

    /** The domain after the way out of this number. */
    public Domain after(Finding finding, int remedy) {
        return after(finding, finding.remedies().get(remedy)).domain().orElseThrow();
    }

    /** The same question after the way out of this number was taken. */
    public Verdict verdictAfter(String id, int remedy) {
        Finding finding = of(id);
        return after(finding, finding.remedies().get(remedy)).of(id).verdict();
    }

    private Scene in(Domain other) {
        return new Scene(provider, host, Optional.of(other), more);
    }

    private Use used(Finding finding) {
        List<Use> uses = uses();
        Optional<Long> subject = finding.subject().map(Element::id);
        return uses.stream().filter(use -> subject.filter(id -> id == use.anchor().id()).isPresent()).findFirst()
                .orElseGet(() -> uses.getFirst());
    }
}
