// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.ServiceReference;
import org.vitrine.core.ProviderEntry;
import org.vitrine.core.ProviderEntry.State;
import org.vitrine.core.ProviderFailedException;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Check;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Values;

/** Foreign code that fails: it is set aside with the reason, and nobody else suffers. */
@Timeout(20)
class ProvidersEngineTest {
    private static final HostSnapshot HOST = HostSnapshot.nothingKnown();
    private static final Domain DOMAIN = Domain.of("<domain type='qemu'><devices/></domain>");

    private static ProviderEntry only(Providing providing) {
        assertEquals(1, providing.engine.all().size());
        return providing.engine.all().getFirst();
    }

    @Test
    void providerThatThrowsInInfo() {
        FakeProvider broken = new FakeProvider("broken");
        broken.info = () -> {
            throw new IllegalStateException("boom");
        };
        try (Providing providing = Providing.of(broken)) {
            ProviderEntry entry = only(providing);

            assertEquals(State.SET_ASIDE, entry.state());
            assertTrue(entry.info().id().startsWith("org-vitrine-core-"), entry.info().id());
            assertTrue(entry.reason().toString().contains("boom"), entry.reason().toString());
            assertEquals(List.of(), providing.engine.active());
        }
    }

    @Test
    void providerThatHangsInInfo() {
        FakeProvider broken = new FakeProvider("broken");
        try (Providing providing = new Providing()) {
            var info = broken.info;
            broken.info = () -> providing.hang(info.get());
            providing.add(broken, 0);

            assertEquals(State.SET_ASIDE, only(providing).state());
            assertTrue(only(providing).reason().toString().contains("did not answer within"));
        }
    }

    @Test
    void providerThatThrowsInCandidates() {
        FakeProvider broken = new FakeProvider("broken");
        broken.candidates = host -> {
            throw new IllegalStateException("boom");
        };
        try (Providing providing = Providing.of(broken)) {
            GraphicsProvider guarded = providing.engine.active().getFirst();

            assertThrows(ProviderFailedException.class, () -> guarded.candidates(HOST));

            assertEquals(State.SET_ASIDE, only(providing).state());
            assertEquals(List.of(), providing.engine.active());
            assertThrows(ProviderFailedException.class, () -> guarded.uses(DOMAIN, HOST), "it is not asked again");
            assertEquals(List.of(), guarded.probes());
        }
    }

    @Test
    void providerThatHangsWhileItEdits() {
        FakeProvider broken = new FakeProvider("broken");
        try (Providing providing = Providing.of(broken)) {
            broken.needs = values -> providing.hang(List.of());
            GraphicsProvider guarded = providing.engine.active().getFirst();
            Values values = Values.of(guarded.fields());

            assertThrows(ProviderFailedException.class,
                    () -> new ConfiguratorEngine(providing.engine).add(DOMAIN, guarded, values));

            assertEquals(State.SET_ASIDE, only(providing).state());
        }
    }

    @Test
    void providerThatAnswersNull() {
        FakeProvider broken = new FakeProvider("broken");
        broken.checks = () -> Arrays.asList(new AtomicReference<Check>().get());
        try (Providing providing = Providing.of(broken)) {
            assertEquals(List.of(), providing.engine.active().getFirst().checks());
            assertEquals(State.SET_ASIDE, only(providing).state());
        }
    }

    @Test
    void oneThatFailsDoesNotTakeAnotherWithIt() {
        FakeProvider broken = new FakeProvider("broken");
        try (Providing providing = Providing.of(broken, new FakeProvider("sound"))) {
            broken.candidates = host -> providing.hang(List.of());
            List<GraphicsProvider> both = providing.engine.active();
            for (int i = 0; i < 3; i++) {
                assertThrows(ProviderFailedException.class, () -> both.getFirst().candidates(HOST));
            }

            assertEquals(List.of(), both.getLast().candidates(HOST));
            assertEquals(List.of("sound"), providing.engine.active().stream().map(one -> one.info().id()).toList());
        }
    }

    @Test
    void theNextOfItsIdTakesThePlaceOfOneThatFailed() {
        FakeProvider broken = new FakeProvider("twin");
        broken.candidates = host -> {
            throw new IllegalStateException("boom");
        };
        try (Providing providing = new Providing()) {
            providing.add(broken, 10);
            providing.add(new FakeProvider("twin"), 1);
            GraphicsProvider first = providing.engine.find("twin").orElseThrow();
            assertThrows(ProviderFailedException.class, () -> first.candidates(HOST));

            assertEquals(List.of(State.ACTIVE, State.SET_ASIDE),
                    providing.engine.all().stream().map(ProviderEntry::state).toList());
            assertEquals(List.of(), providing.engine.find("twin").orElseThrow().candidates(HOST));
        }
    }

    @Test
    void registeredAnewItIsAskedAnew() {
        FakeProvider shaky = new FakeProvider("shaky");
        shaky.candidates = host -> {
            throw new IllegalStateException("boom");
        };
        try (Providing providing = new Providing()) {
            ServiceReference<GraphicsProvider> reference = providing.add(shaky, 0);
            GraphicsProvider first = providing.engine.active().getFirst();
            assertThrows(ProviderFailedException.class, () -> first.candidates(HOST));
            providing.engine.removeProvider(reference);
            providing.add(new FakeProvider("shaky"), 0);

            assertEquals(State.ACTIVE, only(providing).state());
        }
    }

    @Test
    void listenersHearThatAProviderIsSetAside() {
        FakeProvider broken = new FakeProvider("broken");
        broken.candidates = host -> {
            throw new IllegalStateException("boom");
        };
        try (Providing providing = Providing.of(broken)) {
            var heard = new AtomicInteger();
            GraphicsProvider guarded = providing.engine.active().getFirst();
            providing.engine.onChange(heard::incrementAndGet);

            assertThrows(ProviderFailedException.class, () -> guarded.candidates(HOST));

            assertEquals(1, heard.get());
        }
    }

    @Test
    void nothingTakesLongerThanTheDeadline() {
        FakeProvider broken = new FakeProvider("broken");
        try (Providing providing = Providing.of(broken)) {
            broken.candidates = host -> providing.hang(List.of());
            GraphicsProvider guarded = providing.engine.active().getFirst();
            long begin = System.nanoTime();

            assertThrows(ProviderFailedException.class, () -> guarded.candidates(HOST));

            Duration taken = Duration.ofNanos(System.nanoTime() - begin);
            assertTrue(taken.compareTo(Providing.DEADLINE.multipliedBy(4)) < 0, taken.toString());
        }
    }
}
