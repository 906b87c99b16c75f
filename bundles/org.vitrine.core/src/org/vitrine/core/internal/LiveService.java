// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

import org.osgi.framework.ServiceReference;
import org.vitrine.core.ProviderFailedException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;
import org.vitrine.host.UnknownFactException;
import org.vitrine.provider.LiveSource;
import org.vitrine.provider.LiveSource.Reading;

/**
 * A live source as the rest of Vitrine sees it: what it cannot answer is a sentence, and one that throws or hangs is not asked any
 * more.
 */
record LiveService(ServiceReference<LiveSource> reference, String id, Text title, LiveSource source, Guard guard) {

    /** Asks the newcomer who it is; one that cannot even say that is listed under its bundle's name. */
    static LiveService of(ServiceReference<LiveSource> reference, LiveSource source, Duration deadline) {
        String origin = Registration.origin(reference);
        var guard = new Guard(Text.of("The source of figures of {0}", origin), deadline, LiveService::log);
        try {
            return guard.call(() -> new LiveService(reference, source.id(), source.title(), source, guard));
        } catch (ProviderFailedException | UnknownFactException e) {
            return new LiveService(reference, Registration.idOf(reference), Text.of("{0}", origin), source, guard);
        }
    }

    private static void log(Text why) {
        System.getLogger(LiveService.class.getName()).log(Level.WARNING, why::toString);
    }

    boolean isAside() {
        return guard.failure().isPresent();
    }

    /** Begins to ask what the next look is to read; nothing when it cannot say. */
    Guard.Call<List<Probe>> probes(HostSnapshot before) {
        Guard.Call<List<Probe>> call = guard.begin(() -> List.copyOf(source.probes(before)));
        return () -> {
            try {
                return call.get();
            } catch (ProviderFailedException | UnknownFactException e) {
                return List.of();
            }
        };
    }

    /** Begins to ask what a look brought. */
    Guard.Call<Reading> decode(HostSnapshot look) {
        Guard.Call<Reading> call = guard.begin(() -> source.decode(look));
        return () -> {
            try {
                return call.get();
            } catch (ProviderFailedException e) {
                return Reading.none("{0}", e.text());
            } catch (UnknownFactException e) {
                return Reading.none("{0}", e.why());
            }
        };
    }
}
