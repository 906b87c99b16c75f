// SPDX-License-Identifier: EPL-2.0
package org.vitrine.planted;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.vitrine.provider.GraphicsProvider;

/** Registers a provider, with the fault that the bundle's manifest names. */
public final class PlantedActivator implements BundleActivator {
    /** The header that names the fault. */
    public static final String FAULT = "Planted";
    private static final List<GraphicsProvider> KEPT = new ArrayList<>();
    private static final CountDownLatch END = new CountDownLatch(1);

    @Override
    public void start(@Nullable BundleContext started) {
        BundleContext context = Objects.requireNonNull(started);
        String fault = String.valueOf(context.getBundle().getHeaders().get(FAULT));
        var provider = new PlantedProvider();
        var properties = new Hashtable<String, String>();
        properties.put(GraphicsProvider.ID, fault.equals("renames") ? "another" : "planted");
        context.registerService(GraphicsProvider.class, provider, properties);
        if (fault.equals("keeps")) {
            KEPT.add(provider);
        }
        if (fault.equals("threads")) {
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    END.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    @Override
    public void stop(@Nullable BundleContext stopped) {
        // what it kept it keeps
    }

    /** Ends the threads that were left. */
    public static void end() {
        END.countDown();
    }
}
