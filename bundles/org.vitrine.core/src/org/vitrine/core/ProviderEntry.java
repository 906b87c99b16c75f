// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.Optional;

import org.vitrine.host.Text;
import org.vitrine.provider.ProviderInfo;

/**
 * A provider that was found.
 *
 * @param info    who it is
 * @param origin  the bundle it comes from, as {@code symbolic.name version}
 * @param ranking the service ranking; of two with one id the higher is active
 * @param state   whether it is asked
 * @param reason  why it is not asked, when it is not
 */
public record ProviderEntry(ProviderInfo info, String origin, int ranking, State state, Optional<Text> reason) {

    /** Whether a provider is asked. */
    public enum State {
        /** It is asked. */
        ACTIVE,
        /** Another one of the same id ranks higher. */
        SHADOWED,
        /** It threw or hung and is not asked any more until it is registered anew. */
        SET_ASIDE
    }
}
