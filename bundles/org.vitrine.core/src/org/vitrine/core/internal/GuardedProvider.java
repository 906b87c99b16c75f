// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.List;
import java.util.function.Supplier;

import org.vitrine.core.ProviderFailedException;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.UnknownFactException;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.Check;
import org.vitrine.provider.Field;
import org.vitrine.provider.Finding;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Need;
import org.vitrine.provider.ProviderInfo;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/** A provider as the rest of Vitrine sees it: every call is guarded, and a failed one sets it aside. */
final class GuardedProvider implements GraphicsProvider {
    private final GraphicsProvider target;
    private final ProviderInfo info;
    private final Guard guard;

    GuardedProvider(GraphicsProvider target, ProviderInfo info, Guard guard) {
        this.target = target;
        this.info = info;
        this.guard = guard;
    }

    private <T> T ask(Supplier<T> work) {
        return guard.call(work);
    }

    private void tell(Runnable work) {
        guard.call(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /** For what cannot be had from a provider that is set aside: nothing. Whoever must know why asks {@code Providers}. */
    private <T> List<T> orNothing(Supplier<List<T>> work) {
        try {
            return list(work);
        } catch (ProviderFailedException | UnknownFactException e) {
            return List.of();
        }
    }

    /** An own copy, made inside the guarded call: a foreign list may compute, throw, or hold null. */
    private <T> List<T> list(Supplier<List<T>> work) {
        return ask(() -> List.copyOf(work.get()));
    }

    /**
     * Begins to ask many questions in one call; what is asked of this provider in it is asked at once.
     *
     * @param questions finds out what there is to ask
     */
    Guard.Talk<Question, Finding> talk(Supplier<List<Question>> questions) {
        return guard.begin(questions, question -> question.answer().get());
    }

    @Override
    public ProviderInfo info() {
        return info;
    }

    @Override
    public List<Field<?>> fields() {
        return ask(() -> target.fields().stream().<Field<?>>map(field -> guarded(field)).toList());
    }

    private <T> Field<T> guarded(Field<T> field) {
        return field.from((host, values) -> orNothing(() -> field.choices(host, values)));
    }

    @Override
    public List<Candidate> candidates(HostSnapshot host) {
        return list(() -> target.candidates(host));
    }

    @Override
    public List<Use> uses(Domain domain, HostSnapshot host) {
        return list(() -> target.uses(domain, host));
    }

    @Override
    public void add(Draft draft, Values values) {
        tell(() -> target.add(draft, values));
    }

    @Override
    public void change(Draft draft, Use use, Values values) {
        tell(() -> target.change(draft, use, values));
    }

    @Override
    public void remove(Draft draft, Use use) {
        tell(() -> target.remove(draft, use));
    }

    @Override
    public List<Need> needs(Values values) {
        return list(() -> target.needs(values));
    }

    @Override
    public List<Check> checks() {
        return orNothing(() -> target.checks().stream().<Check>map(check -> new GuardedCheck(check, guard)).toList());
    }

    @Override
    public List<Probe> probes() {
        return orNothing(target::probes);
    }
}
