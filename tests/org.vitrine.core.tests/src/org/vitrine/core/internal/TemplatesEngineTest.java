// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.vitrine.core.Blueprint;
import org.vitrine.core.Blueprint.Firmware;
import org.vitrine.core.Blueprint.Media;
import org.vitrine.core.Blueprint.Network;
import org.vitrine.core.Offer;
import org.vitrine.core.Report;
import org.vitrine.core.Row;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Text;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.Finding;
import org.vitrine.provider.GuestSystem;
import org.vitrine.provider.MachineTemplate;
import org.vitrine.provider.TemplateSource;
import org.vitrine.provider.Values;
import org.vitrine.provider.Verdict;

class TemplatesEngineTest {
    private static final MachineTemplate SMALL = MachineTemplate.of("small", GuestSystem.LINUX, "Small", "")
            .using("a", Map.of("ram", "2"), Map.of(), "a small one");

    private static Offer offer(FakeProvider provider, int ram, Finding finding) {
        return new Offer(provider.info(), Candidate.of(Values.of(provider.fields()).with(FakeProvider.RAM, ram), "It"),
                new Report(List.of(new Row("c", Text.of("?"), Optional.empty(), Optional.empty(), finding))));
    }

    private static TemplatesEngine engine(Providing providing) {
        return new TemplatesEngine(providing.engine, new ConfiguratorEngine(providing.engine));
    }

    private static List<Offer> parts(MachineTemplate template, Offer... offers) {
        try (Providing providing = Providing.of(new FakeProvider("a"))) {
            return engine(providing).parts(template, List.of(offers));
        }
    }

    @Test
    void theBestCandidateThatIsLikeItIsTaken() {
        FakeProvider a = new FakeProvider("a");
        Offer other = offer(a, 1, Finding.pass("fine"));
        Offer bad = offer(a, 2, Finding.block("no"));
        Offer good = offer(a, 2, Finding.warn("so so"));
        assertEquals(List.of(good), parts(SMALL, other, bad, good, offer(new FakeProvider("b"), 2, Finding.pass(""))));
    }

    @Test
    void whatIsSetInAnyCaseIsSet() {
        FakeProvider a = new FakeProvider("a");
        Offer found = parts(MachineTemplate.of("t", GuestSystem.LINUX, "T", "").using("a", Map.of(),
                Map.of("ram", "7"), "x"), offer(a, 1, Finding.pass("fine"))).getFirst();
        assertEquals(7, found.candidate().preset().get(FakeProvider.RAM));
    }

    @Test
    void whatTheHostLacksIsSaidAndCanBeTaken() {
        Offer lacking = parts(SMALL, offer(new FakeProvider("a"), 1, Finding.pass("fine"))).getFirst();
        assertEquals(Verdict.BLOCK, lacking.report().worst());
        assertEquals("This host lacks a small one",
                lacking.report().rows().getFirst().finding().summary().toString());
        assertEquals(2, lacking.candidate().preset().get(FakeProvider.RAM));
    }

    @Test
    void aTemplateOfATechnologyThatIsNotThereIsNotOfferedAndABrokenSourceTakesNoneAway() {
        try (Providing providing = Providing.of(new FakeProvider("a"))) {
            TemplatesEngine engine = engine(providing);
            TemplateSource broken = () -> {
                throw new IllegalStateException("boom");
            };
            engine.addSource(providing.reference(0), broken);
            engine.addSource(providing.reference(0),
                    () -> List.of(SMALL, MachineTemplate.of("x", GuestSystem.LINUX, "X", "").using("absent", "x")));
            assertEquals(List.of(SMALL), engine.all());
            assertTrue(engine.all().getFirst().parts().getFirst().like().containsKey("ram"));
            engine.close();
        }
    }

    @Test
    void aMachineHasWhatWasChosenAndNothingOfAProviderThatHasGone() throws VitrineException {
        FakeProvider a = new FakeProvider("a");
        Blueprint plan = new Blueprint("m", GuestSystem.LINUX, false, 64, 1, Firmware.BIOS, false, Media.NONE,
                new Network.None());
        try (Providing providing = Providing.of(a)) {
            TemplatesEngine engine = engine(providing);
            Domain made = engine.machine(plan, engine.parts(SMALL, List.of()));
            assertEquals(Optional.of("m"), made.name());
            assertEquals(1, a.uses(made, HostSnapshot.nothingKnown()).size(), made.text());
            List<Offer> gone = List.of(offer(new FakeProvider("b"), 1, Finding.pass("")));
            assertTrue(assertThrows(VitrineException.class, () -> engine.machine(plan, gone)).text().toString()
                    .contains("no longer there"));
        }
    }

    @Test
    void theWorstObstacleIsSaid() {
        FakeProvider a = new FakeProvider("a");
        Offer good = offer(a, 1, Finding.info("by the way"));
        assertEquals(Optional.empty(), Offer.obstacle(List.of(good)));
        assertEquals("no", Offer.obstacle(List.of(good, offer(a, 1, Finding.warn("so so")),
                offer(a, 1, Finding.block("no")))).orElseThrow().summary().toString());
    }

    @Test
    void aTemplateIsStartedByWhatItAsksForOrItsGuestIsUsuallyStartedBy() {
        assertEquals(Firmware.BIOS, Firmware.of(SMALL));
        assertEquals(Firmware.UEFI, Firmware.of(SMALL.withUefi()));
        assertEquals(Firmware.UEFI_SECURE,
                Firmware.of(MachineTemplate.of("w", GuestSystem.WINDOWS, "W", "").withUefi()));
    }
}
