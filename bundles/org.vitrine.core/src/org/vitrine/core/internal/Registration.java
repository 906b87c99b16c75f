// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.vitrine.core.ProviderEntry;
import org.vitrine.core.ProviderEntry.State;
import org.vitrine.core.ProviderFailedException;
import org.vitrine.host.Text;
import org.vitrine.host.UnknownFactException;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.ProviderInfo;

/** A provider's service and what became of it. */
record Registration(ServiceReference<GraphicsProvider> reference, ProviderInfo info, GraphicsProvider provider,
        Guard guard) {

    /** Asks the newcomer who it is; one that cannot even say that is listed under its bundle's name. */
    static Registration of(ServiceReference<GraphicsProvider> reference, GraphicsProvider provider, Duration deadline,
            Runnable onFailure) {
        var guard = new Guard(Text.of("The provider of {0}", origin(reference)), deadline, why -> onFailure.run());
        ProviderInfo info;
        try {
            info = guard.call(provider::info);
        } catch (ProviderFailedException | UnknownFactException e) {
            info = ProviderInfo.of(idOf(reference), origin(reference), "Could not say what it is");
        }
        return new Registration(reference, info, new GuardedProvider(provider, info, guard), guard);
    }

    /** The bundle that a service comes from, as {@code symbolic.name version}. */
    static String origin(ServiceReference<?> reference) {
        Bundle bundle = reference.getBundle();
        return bundle == null ? "a bundle that is gone" : bundle.getSymbolicName() + " " + bundle.getVersion();
    }

    /** A word that can stand for a provider's or a check's id when it has told none. */
    static String idOf(ServiceReference<?> reference) {
        String word = origin(reference).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return word.matches("[a-z].*") ? word : "provider-" + word;
    }

    boolean isAside() {
        return guard.failure().isPresent();
    }

    /** What is told of it, where it is the active one of its id or not. */
    ProviderEntry entry(boolean active) {
        Object ranking = reference.getProperty(Constants.SERVICE_RANKING);
        Optional<Text> failure = guard.failure();
        State state = failure.isPresent() ? State.SET_ASIDE : active ? State.ACTIVE : State.SHADOWED;
        Optional<Text> reason = state == State.SHADOWED
                ? Optional.of(Text.of("Another provider of this id ranks higher"))
                : failure;
        return new ProviderEntry(info, origin(reference), ranking instanceof Integer rank ? rank : 0, state, reason);
    }
}
