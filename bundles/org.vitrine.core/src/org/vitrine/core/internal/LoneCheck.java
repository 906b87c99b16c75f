// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.time.Duration;

import org.osgi.framework.ServiceReference;
import org.vitrine.core.ProviderFailedException;
import org.vitrine.host.Text;
import org.vitrine.host.UnknownFactException;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;

/** A check that was registered without a provider. */
record LoneCheck(Check check, Guard guard) {

    /** Asks the newcomer who it is; one that cannot even say that is asked nothing, and a check in its place says so. */
    static LoneCheck of(ServiceReference<Check> reference, Check check, Duration deadline, Runnable onFailure) {
        String origin = Registration.origin(reference);
        var guard = new Guard(Text.of("A check of {0}", origin), deadline, why -> onFailure.run());
        try {
            return new LoneCheck(guard.call(() -> new GuardedCheck(check, guard)), guard);
        } catch (ProviderFailedException | UnknownFactException e) {
            String why = String.valueOf(e.getMessage());
            return new LoneCheck(Check.ofHost(Registration.idOf(reference), "Does the check of " + origin + " work?",
                    situation -> Finding.unknown("{0}", why)), guard);
        }
    }
}
