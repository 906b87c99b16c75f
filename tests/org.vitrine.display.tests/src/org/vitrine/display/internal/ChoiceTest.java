// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.vitrine.core.Machine;
import org.vitrine.host.Text;

final class ChoiceTest {
    private static final Target TARGET = new Target(new Fake("", Machine.State.RUNNING), Fake.domainWith(""),
            Head.FIRST,
            Runnable::run);
    private static final Way WAY = (parent, listener) -> {
        throw new AssertionError("nothing is opened by choosing");
    };

    private record Connector(String id, int order, Offer offer) implements ScreenConnector {
        @Override
        public Offer offer(Target target) {
            return offer;
        }
    }

    private static final Connector SPICE = new Connector("spice", 100, new Offer.Ways(List.of(WAY, WAY)));
    private static final Connector LACKING = new Connector("spice", 100, new Offer.Refusal(Text.of("Install it.")));
    private static final Connector SHOTS = new Connector("screenshot", 1000, new Offer.Ways(List.of(WAY)));
    private static final Connector BLIND = new Connector("blind", 500, new Offer.Refusal(Text.of("It sees nothing.")));

    private static List<String> connectors(Choice choice) {
        return choice.steps().stream().map(Choice.Step::connector).toList();
    }

    @Test
    void allWaysInTheConnectorsOrder() {
        assertEquals(List.of("spice", "spice", "screenshot"),
                connectors(Choice.among(List.of(SHOTS, SPICE), TARGET, Set.of())));
    }

    @Test
    void anExcludedOneIsNotEvenAsked() {
        ScreenConnector mine = new ScreenConnector() {
            @Override
            public String id() {
                return "mine";
            }

            @Override
            public int order() {
                return 1;
            }

            @Override
            public Offer offer(Target target) {
                throw new AssertionError("asked");
            }
        };
        assertEquals(List.of("screenshot"), connectors(Choice.among(List.of(mine, SHOTS), TARGET, Set.of("mine"))));
    }

    @Test
    void theNextOneTakesOverFromOneThatLacksSomething() {
        Choice choice = Choice.among(List.of(LACKING, SHOTS), TARGET, Set.of());
        assertEquals(List.of("screenshot"), connectors(choice));
        assertEquals(List.of(Text.of("Install it.")), choice.refusals());
    }

    @Test
    void allRefusalsWhenNobodyCan() {
        Choice choice = Choice.among(List.of(BLIND, LACKING), TARGET, Set.of());
        assertEquals(List.of(), choice.steps());
        assertEquals("Install it. It sees nothing.", choice.refusal().toString());
    }

    @Test
    void saysThatEverythingIsExcluded() {
        Choice choice = Choice.among(List.of(SPICE, SHOTS), TARGET, Set.of("spice", "screenshot"));
        assertTrue(choice.refusal().toString().contains("switched off"), choice.refusal().toString());
    }
}
