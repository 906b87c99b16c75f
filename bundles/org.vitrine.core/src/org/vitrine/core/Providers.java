// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;
import org.vitrine.provider.Check;
import org.vitrine.provider.GraphicsProvider;

/**
 * The graphics technologies that are present. They come and go with bundles. Thread-safe; nothing here waits longer than
 * a provider's deadline.
 */
@ProviderType
public interface Providers {

    /** All that were found, sorted by id; those that are shadowed or set aside stand behind the active one of their id. */
    List<ProviderEntry> all();

    /**
     * The active ones, sorted by id. Calls into them are guarded: each runs on a bounded thread with a deadline, and one
     * that throws or hangs sets its provider aside and throws {@link ProviderFailedException}.
     */
    List<GraphicsProvider> active();

    /** The active provider of this id, guarded. */
    Optional<GraphicsProvider> find(String id);

    /** Those that come with Vitrine, sorted by id, present or not. */
    List<KnownProvider> known();

    /** The checks that were registered alone, by anyone, guarded. */
    List<Check> checks();

    /** Calls back after providers came, went, or were set aside. */
    Subscription onChange(Runnable listener);
}
