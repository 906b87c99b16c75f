// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.Locale;
import java.util.Optional;

import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.vitrine.core.ProviderEntry;
import org.vitrine.core.ProviderFailedException;
import org.vitrine.host.Text;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.ProviderInfo;

/** A provider's service and what became of it. */
record Registration(ServiceReference<GraphicsProvider> reference, ProviderInfo info, GraphicsProvider provider,
        Quarantine quarantine) {

    /** Asks the newcomer who it is; one that cannot even say that is set aside under its bundle's name. */
    static Registration of(ServiceReference<GraphicsProvider> reference, GraphicsProvider provider, Guard guard,
            Runnable onFailure) {
        var quarantine = new Quarantine(Text.of("The provider of {0}", origin(reference)), guard, why -> onFailure.run());
        ProviderInfo info;
        try {
            info = quarantine.call(provider::info);
        } catch (ProviderFailedException e) {
            info = ProviderInfo.of(idOf(reference), origin(reference), "Could not say what it is");
        }
        return new Registration(reference, info, new GuardedProvider(provider, info, quarantine), quarantine);
    }

    static String origin(ServiceReference<?> reference) {
        Bundle bundle = reference.getBundle();
        return bundle == null ? "a bundle that is gone" : bundle.getSymbolicName() + " " + bundle.getVersion();
    }

    private static String idOf(ServiceReference<?> reference) {
        String word = origin(reference).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return word.matches("[a-z].*") ? word : "provider-" + word;
    }

    boolean isAside() {
        return quarantine.failure().isPresent();
    }

    ProviderEntry entry(boolean shadowed) {
        ProviderEntry.State state = isAside() ? ProviderEntry.State.SET_ASIDE
                : shadowed ? ProviderEntry.State.SHADOWED : ProviderEntry.State.ACTIVE;
        Optional<Text> reason = quarantine.failure()
                .or(() -> shadowed ? Optional.of(Text.of("Another provider of this id ranks higher")) : Optional.empty());
        Object ranking = reference.getProperty(Constants.SERVICE_RANKING);
        return new ProviderEntry(info, origin(reference), ranking instanceof Integer rank ? rank : 0, state, reason);
    }
}
