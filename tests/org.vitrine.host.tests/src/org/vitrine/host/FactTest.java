// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class FactTest {
    private static final Fact<Integer> KNOWN = Fact.known(7);
    private static final Fact<Integer> ABSENT = Fact.absent();
    private static final Fact<Integer> UNKNOWN = Fact.unknown("Permission denied");

    @Test
    void unknownIsNeitherYesNorNo() {
        assertEquals(Optional.of(7), KNOWN.optional());
        assertEquals(Optional.empty(), ABSENT.optional());
        assertEquals("Permission denied", assertThrows(UnknownFactException.class, UNKNOWN::optional).why());
        assertThrows(UnknownFactException.class, () -> UNKNOWN.is(7));
        assertTrue(KNOWN.is(7));
        assertFalse(ABSENT.is(7));
    }

    @Test
    void filtersKeepTheUnknown() {
        assertTrue(UNKNOWN.couldBe(n -> n > 9));
        assertFalse(KNOWN.couldBe(n -> n > 9));
        assertFalse(ABSENT.couldBe(n -> true));
    }

    @Test
    void whatIsComputedIsKnownAsWellAsItsSource() {
        assertEquals(Fact.known("7"), KNOWN.map(String::valueOf));
        assertEquals(Fact.absent(), ABSENT.map(String::valueOf));
        assertEquals(Fact.unknown("Permission denied"), UNKNOWN.map(String::valueOf));
        assertEquals(Fact.unknown("why"), KNOWN.flatMap(n -> Fact.unknown("why")));
        assertEquals(Fact.unknown("Permission denied"), UNKNOWN.flatMap(Fact::known));
    }

    @Test
    void labelsShowSomethingInThePlaceOfTheUnknown() {
        assertEquals(0, UNKNOWN.or(0));
        assertEquals(0, ABSENT.or(0));
        assertEquals(7, KNOWN.or(0));
    }

    @Test
    void severalFactsAreKnownWhenNoneIsUnknown() {
        assertEquals(Fact.known(List.of(1, 2)), Fact.all(List.of(Fact.known(1), Fact.absent(), Fact.known(2))));
        assertEquals(Fact.unknown("x"), Fact.all(List.of(Fact.known(1), Fact.unknown("x"), Fact.unknown("y"))));
        assertEquals(Fact.known(List.of()), Fact.all(List.<Fact<Integer>>of()));
    }

    @Test
    void onlyTheAbsentGivesWayToAnother() {
        assertEquals(Fact.known(2), Fact.<Integer>absent().ifAbsent(() -> Fact.known(2)));
        assertEquals(Fact.known(1), Fact.known(1).ifAbsent(() -> Fact.known(2)));
        assertEquals(Fact.unknown("x"), Fact.<Integer>unknown("x").ifAbsent(() -> Fact.known(2)));
    }
}
