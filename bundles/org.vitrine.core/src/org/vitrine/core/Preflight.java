// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Situation;

/**
 * Asks all checks. Cheap enough to be called as one types: a hundred pure answers cost a few milliseconds, so none is kept.
 * Thread-safe; blocks for milliseconds, and at worst for a provider's deadline.
 */
@ProviderType
public interface Preflight {

    /**
     * Asks everything about a situation that has a domain: the host's checks, the domain's, and those of each use. One
     * unmet need or fault is reported once, however many uses share it. Of a domain that was translated from a document, the
     * dialect is asked too.
     */
    Report check(Situation situation);

    /** What a host could give, each candidate with the answers of its provider's checks. */
    List<Offer> offers(HostSnapshot host);
}
