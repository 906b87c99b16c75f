// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.vitrine.host.Probe;
import org.vitrine.host.ProbePolicy;

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

    /** A bundle that comes and goes leaves nothing behind. */
    @Test
    default void startingAndStoppingTwentyTimesLeavesNothing() {
        Installed installed = installed();
        List<String> before = installed.serviceIds();
        int threads = Thread.activeCount();
        for (int i = 0; i < 20; i++) {
            installed.stop();
            assertEquals(List.of(), installed.serviceIds(), "after stopping");
            installed.start();
            assertEquals(before, installed.serviceIds(), "after starting");
        }
        assertTrue(Thread.activeCount() <= threads + 2, "threads: " + Thread.activeCount() + " after " + threads);
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
