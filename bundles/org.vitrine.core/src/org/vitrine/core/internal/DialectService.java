// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import org.osgi.framework.ServiceReference;
import org.vitrine.core.ProviderFailedException;
import org.vitrine.host.Text;
import org.vitrine.host.UnknownFactException;
import org.vitrine.provider.Dialect;

/** A dialect's service. It is started when it is first asked for: most commands translate nothing. Thread-safe. */
final class DialectService {
    private final ServiceReference<Dialect> reference;
    private final Supplier<Optional<Dialect>> service;
    private final Guard guard;
    private Optional<Dialect> started = Optional.empty();

    /** @param service starts it; empty when it is gone or cannot be started */
    DialectService(ServiceReference<Dialect> reference, Supplier<Optional<Dialect>> service, Duration deadline) {
        this.reference = reference;
        this.service = service;
        guard = new Guard(Text.of("The dialect of {0}", Registration.origin(reference)), deadline, DialectService::log);
    }

    private static void log(Text why) {
        System.getLogger(DialectService.class.getName()).log(Level.WARNING, why::toString);
    }

    ServiceReference<Dialect> reference() {
        return reference;
    }

    /** The dialect, guarded; empty when it cannot even say who it is. */
    synchronized Optional<Dialect> dialect() {
        if (started.isEmpty() && guard.failure().isEmpty()) {
            started = service.get().flatMap(this::guarded);
        }
        return started;
    }

    private Optional<Dialect> guarded(Dialect dialect) {
        try {
            return Optional.of(new GuardedDialect(dialect, guard.call(dialect::info), guard));
        } catch (ProviderFailedException | UnknownFactException e) {
            return Optional.empty();
        }
    }

    void close() {
        guard.close();
    }
}
