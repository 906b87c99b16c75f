// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void putsArgumentsInTheirPlaces() {
        assertEquals("b before a, b again", Text.of("{1} before {0}, {1} again", "a", "b").toString());
    }

    @Test
    void whatAPersonTypedIsNeverTakenForAPlace() {
        assertEquals("no {1} there", Text.of("no {0} there", "{1}", "gone").toString());
    }

    @Test
    void bracesThatAreNoPlaceStay() {
        assertEquals("{x} {} {7} {1234} {", Text.of("{x} {} {7} {1234} {", "a").toString());
    }

    @Test
    void anApostropheIsAnApostrophe() {
        assertEquals("it isn't x", Text.of("it isn't {0}", "x").toString());
    }

    @Test
    void translatesByThePatternAndFallsBackToIt() {
        var german = Map.of("{0} of {1}", "{1}s {0}");
        assertEquals("Hosts Kern", Text.of("{0} of {1}", "Kern", "Host").in(german));
        assertEquals("as it was", Text.of("as it was").in(german));
    }
}
