// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.vitrine.core.Configurator;
import org.vitrine.core.Hosts;
import org.vitrine.core.Machines;
import org.vitrine.core.Preflight;
import org.vitrine.core.ProviderEntry;
import org.vitrine.core.ProviderEntry.State;
import org.vitrine.core.Providers;
import org.vitrine.core.Report;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Situation;

/** The services as Declarative Services makes them in a running framework. */
class ProvidersServiceTest {
    private final BundleContext context = Providing.context();
    private final ServiceReference<Providers> reference = Objects
            .requireNonNull(context.getServiceReference(Providers.class), "Declarative Services made no Providers");
    private Providers providers = new ProvidersEngine();

    @BeforeEach
    void find() {
        providers = context.getService(reference);
    }

    @AfterEach
    void release() {
        context.ungetService(reference);
    }

    private ServiceRegistration<GraphicsProvider> register(String id, int ranking) {
        return context.registerService(GraphicsProvider.class, new FakeProvider(id),
                FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_RANKING, ranking)));
    }

    private List<ProviderEntry> entries(String id) {
        return providers.all().stream().filter(entry -> entry.info().id().equals(id)).toList();
    }

    @Test
    void aProviderIsFoundWhenItComesAndForgottenWhenItGoes() {
        var news = new AtomicInteger();
        try (var subscription = providers.onChange(news::incrementAndGet)) {
            ServiceRegistration<GraphicsProvider> registration = register("fake-a", 7);

            ProviderEntry entry = entries("fake-a").getFirst();
            assertEquals(State.ACTIVE, entry.state());
            assertEquals(7, entry.ranking());
            assertTrue(entry.origin().startsWith("org.vitrine.core "), entry.origin());
            assertTrue(providers.find("fake-a").isPresent());

            registration.unregister();
            assertEquals(List.of(), entries("fake-a"));
            assertTrue(providers.find("fake-a").isEmpty());
        }
        assertEquals(2, news.get());
        register("fake-a", 0).unregister();
        assertEquals(2, news.get(), "a closed subscription hears nothing");
    }

    @Test
    void theQxlBundleIsFoundAndItsChecksAreAsked() {
        ProviderEntry qxl = entries("qxl").getFirst();
        assertEquals(State.ACTIVE, qxl.state(), qxl.toString());
        assertTrue(qxl.origin().startsWith("org.vitrine.provider.qxl "), qxl.origin());

        Domain domain = Domain.of("""
                <domain type='qemu'>
                  <devices>
                    <graphics type='spice'><listen type='none'/></graphics>
                    <video><model type='qxl' ram='65536' vram='65536' vgamem='16384'/></video>
                  </devices>
                </domain>
                """);
        ServiceReference<Preflight> preflight = context.getServiceReference(Preflight.class);
        Report report = context.getService(preflight).check(Situation.of(HostSnapshot.nothingKnown(), domain));
        assertTrue(
                report.rows().stream()
                        .anyMatch(row -> row.provider().filter("qxl"::equals).isPresent() && row.use().isPresent()),
                report.toString());
        assertEquals(State.ACTIVE, entries("qxl").getFirst().state());
    }

    @Test
    void ofTwoOfOneIdTheHigherRankingIsActiveAndTheOtherIsShown() {
        ServiceRegistration<GraphicsProvider> low = register("fake-b", 1);
        ServiceRegistration<GraphicsProvider> high = register("fake-b", 2);
        try {
            List<ProviderEntry> both = entries("fake-b");
            assertEquals(List.of(State.ACTIVE, State.SHADOWED), both.stream().map(ProviderEntry::state).toList());
            assertEquals(List.of(2, 1), both.stream().map(ProviderEntry::ranking).toList());
            assertTrue(both.getLast().reason().isPresent());

            high.unregister();
            assertEquals(List.of(State.ACTIVE), entries("fake-b").stream().map(ProviderEntry::state).toList());
        } finally {
            low.unregister();
        }
    }

    @Test
    void aCheckRegisteredAloneIsAsked() {
        ServiceReference<Preflight> preflight = context.getServiceReference(Preflight.class);
        ServiceRegistration<Check> registration = context.registerService(Check.class,
                Check.ofDomain("lone", "Is it named?", situation -> Finding.pass("It is")), null);
        Situation situation = Situation.of(HostSnapshot.nothingKnown(), Domain.of("<domain type='qemu'/>"));
        try {
            assertEquals(1, rows(context.getService(preflight), situation, "lone"));
        } finally {
            registration.unregister();
        }
        assertEquals(0, rows(context.getService(preflight), situation, "lone"));
    }

    private static long rows(Preflight preflight, Situation situation, String check) {
        return preflight.check(situation).rows().stream().filter(row -> row.check().equals(check)).count();
    }

    @Test
    void allServicesOfTheCoreAreThere() {
        for (Class<?> service : List.of(Providers.class, Hosts.class, Preflight.class, Configurator.class,
                Machines.class)) {
            assertTrue(context.getServiceReference(service) != null, service.getName());
        }
    }
}
