// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainEdit;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Need;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/** Makes edits of a domain from what providers want. Pure and thread-safe: an edit is data and nothing is written. */
@ProviderType
public interface Configurator {

    /** Adds a use, and makes what it needs and is missing; a need in conflict with what stands there is left to a finding. */
    DomainEdit add(Domain domain, GraphicsProvider provider, Values values);

    /** Makes a use have these settings, and makes what they need, its settings before did not, and is missing. */
    DomainEdit change(Domain domain, GraphicsProvider provider, Use use, Values values);

    /** Takes a use away, and these of its leftovers. */
    DomainEdit remove(Domain domain, GraphicsProvider provider, Use use, List<Need> dropping);

    /** What the use needs and no other use would need any more: offered to be taken away with it. */
    List<Need> leftovers(Domain domain, HostSnapshot host, GraphicsProvider provider, Use use);
}
