// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.vitrine.core.ProviderFailedException;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.Check;
import org.vitrine.provider.Field;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Need;
import org.vitrine.provider.ProviderInfo;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/** A provider as the rest of Vitrine sees it: every call is guarded, and a failed one sets it aside. */
final class GuardedProvider implements GraphicsProvider {
    private final GraphicsProvider target;
    private final ProviderInfo info;
    private final Quarantine quarantine;

    GuardedProvider(GraphicsProvider target, ProviderInfo info, Quarantine quarantine) {
        this.target = target;
        this.info = info;
        this.quarantine = quarantine;
    }

    private <T> T ask(Supplier<T> work) {
        return quarantine.call(work);
    }

    private void tell(Runnable work) {
        quarantine.call(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /** What could not be had from a provider that is set aside: nothing. Whoever must know why asks {@code Providers}. */
    private <T> List<T> list(Supplier<List<T>> work) {
        try {
            return ask(work);
        } catch (ProviderFailedException e) {
            return List.of();
        }
    }

    @Override
    public ProviderInfo info() {
        return info;
    }

    @Override
    public List<Field<?>> fields() {
        List<Field<?>> fields = new ArrayList<>();
        for (Field<?> field : ask(target::fields)) {
            fields.add(guarded(field));
        }
        return List.copyOf(fields);
    }

    private <T> Field<T> guarded(Field<T> field) {
        return field.from((host, values) -> list(() -> field.choices(host, values)));
    }

    @Override
    public List<Candidate> candidates(HostSnapshot host) {
        return ask(() -> target.candidates(host));
    }

    @Override
    public List<Use> uses(Domain domain, HostSnapshot host) {
        return ask(() -> target.uses(domain, host));
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
        return ask(() -> target.needs(values));
    }

    @Override
    public List<Check> checks() {
        return list(target::checks).stream().<Check>map(check -> new GuardedCheck(check, quarantine)).toList();
    }

    @Override
    public List<Probe> probes() {
        return list(target::probes);
    }
}
