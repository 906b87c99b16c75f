// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/** The hosts that Vitrine knows. Thread-safe. */
@ProviderType
public interface Hosts {

    /** All hosts, this machine first. */
    List<Host> all();

    /** This machine; empty where nothing can look at it (no source for this operating system). */
    Optional<Host> local();

    /** A host as a person names it: {@code local}, or the id of a known one. */
    Optional<Host> find(String name);

    /** Calls back after hosts came or went. */
    Subscription onChange(Runnable listener);
}
