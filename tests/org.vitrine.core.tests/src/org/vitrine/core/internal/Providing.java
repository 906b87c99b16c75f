// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.vitrine.provider.Check;
import org.vitrine.provider.Dialect;
import org.vitrine.provider.GraphicsProvider;

/**
 * An engine of its own with a short deadline. Providers get real service references, of a class that Declarative Services
 * does not look for, so that the engine that runs in this framework does not see them.
 */
final class Providing implements AutoCloseable {
    static final Duration DEADLINE = Duration.ofMillis(400);

    final ProvidersEngine engine = new ProvidersEngine(DEADLINE);
    final DialectsEngine dialects = new DialectsEngine(DEADLINE);
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    static BundleContext context() {
        return FrameworkUtil.getBundle(Providing.class).getBundleContext();
    }

    static Providing of(GraphicsProvider... providers) {
        Providing providing = new Providing();
        for (GraphicsProvider provider : providers) {
            providing.add(provider, 0);
        }
        return providing;
    }

    ServiceReference<GraphicsProvider> add(GraphicsProvider provider, int ranking) {
        ServiceReference<GraphicsProvider> reference = reference(ranking);
        engine.addProvider(reference, provider);
        return reference;
    }

    Providing with(Check check) {
        engine.addCheck(reference(0), check);
        return this;
    }

    Providing with(Dialect dialect, int ranking) {
        dialects.add(reference(ranking), () -> Optional.of(dialect));
        return this;
    }

    @SuppressWarnings("unchecked") // the engine looks at its bundle and its ranking only
    <S> ServiceReference<S> reference(int ranking) {
        ServiceRegistration<?> registration = context().registerService(Providing.class, this,
                FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_RANKING, ranking)));
        registrations.add(registration);
        return (ServiceReference<S>) registration.getReference();
    }

    /** Hangs the caller, deaf to interrupts, until this is closed. */
    <T> T hang(T late) {
        boolean waiting = true;
        while (waiting) {
            try {
                over.await();
                waiting = false;
            } catch (InterruptedException e) {
                continue;
            }
        }
        return late;
    }

    @Override
    public void close() {
        over.countDown();
        engine.close();
        dialects.close();
        registrations.forEach(ServiceRegistration::unregister);
    }
}
