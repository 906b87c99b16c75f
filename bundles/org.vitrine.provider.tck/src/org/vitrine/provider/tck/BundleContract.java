// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.vitrine.host.Probe;
import org.vitrine.host.ProbePolicy;
import org.vitrine.provider.GraphicsProvider;

/** The bundle of a provider brings a service, and nothing that reaches around the SPI. Skipped where there is no OSGi. */
public interface BundleContract extends Provided {

    /** The id is the service's. */
    @Test
    default void theServiceHasTheProvidersId() {
        Installed installed = installed();
        assertEquals(provider().info().id(), provider().info().id());
        assertTrue(installed.serviceIds().contains(provider().info().id()), "services of " + installed.name() + ": "
                + installed.serviceIds() + "; say @Component(property = GraphicsProvider.ID + \"=...\")");
    }

    /** A bundle that comes, is asked and goes leaves nothing behind: no service, no thread, no provider. */
    @Test
    default void startingAndStoppingTwentyTimesLeavesNothing() {
        Installed installed = installed();
        List<String> before = installed.serviceIds();
        int threads = Thread.activeCount();
        List<WeakReference<GraphicsProvider>> asked = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            asked.addAll(installed.asked(host()));
            installed.stop();
            assertEquals(List.of(), installed.serviceIds(), "after stopping");
            installed.start();
            assertEquals(before, installed.serviceIds(), "after starting");
        }
        // the framework may have threads of its own, and keep the last provider that it gave
        assertTrue(Leftovers.end(patience(), () -> Thread.activeCount() <= threads + 2),
                () -> "threads: " + Thread.activeCount() + " after " + threads);
        assertTrue(Leftovers.end(patience(), () -> Leftovers.kept(asked) <= 1),
                () -> Leftovers.kept(asked) + " of " + asked.size() + " stopped providers are still kept by somebody");
    }

    /** No file, no process, no network, no framework. */
    @Test
    default void reachesNothingButTheSpi() {
        assertEquals(List.of(), installed().forbidden());
    }

    /** What it wants to be read may be read. */
    @Test
    default void readsOnlyWhatAProbeMay() {
        List<Probe> probes = new ArrayList<>(provider().probes());
        provider().checks().forEach(check -> probes.addAll(check.probes()));
        for (Probe probe : probes) {
            if (probe instanceof Probe.PathProbe path) {
                assertTrue(ProbePolicy.refusal(path.glob().replace("**", "x").replace("*", "x")).isEmpty(),
                        path.glob());
            }
        }
    }

    private Installed installed() {
        var installed = Installed.of(provider().getClass());
        assumeTrue(installed.isPresent(), "this test does not run in an OSGi framework");
        return installed.get();
    }
}
