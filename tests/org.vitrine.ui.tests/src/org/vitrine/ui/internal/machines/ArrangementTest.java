// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.core.Connection;
import org.vitrine.core.Machine;

class ArrangementTest {
    private final FakeConnection one = FakeConnection.with("one", 12);
    private final FakeConnection two = FakeConnection.with("two", 2);
    private final List<Connection> both = List.of(one, two);

    private List<String> words(Arrangement arrangement) {
        return words(arrangement, Set.of());
    }

    private List<String> words(Arrangement arrangement, Set<String> met) {
        return arrangement.of(both, met).stream().map(slot -> switch (slot) {
            case Slot.Group group -> group.label() + " " + group.machines() + "/" + group.running();
            case Slot.Lost lost -> "lost " + lost.label() + " " + lost.problem();
            case Slot.Card card -> card.name();
        }).toList();
    }

    private static Arrangement all() {
        return new Arrangement("", false, true, Set.of());
    }

    @Test
    void machinesStandBelowTheirConnectionAsAPersonCounts() {
        one.fakes().get(3).state(Machine.State.SHUT_OFF);
        List<String> words = words(all());
        assertEquals("Fake one 12/11", words.getFirst());
        assertEquals(List.of("fake-1", "fake-2", "fake-3"), words.subList(1, 4));
        assertEquals(List.of("fake-10", "fake-11", "fake-12", "Fake two 2/2", "fake-1", "fake-2"),
                words.subList(10, 16));
    }

    @Test
    void thoseThatRunCanComeFirst() {
        one.fakes().get(0).state(Machine.State.SHUT_OFF);
        one.fakes().get(1).state(Machine.State.PAUSED);
        List<String> words = words(new Arrangement("", true, true, Set.of()));
        assertEquals("fake-3", words.get(1));
        assertEquals(List.of("fake-2", "fake-1"), words.subList(11, 13));
    }

    @Test
    void aConnectionThatWasLostIsALineBelowTheMachinesThatAreLeft() {
        two.fail("It went away.");
        assertEquals("fake-12", words(all()).getLast(), "it was never open");
        assertEquals("lost Fake two It went away.", words(all(), Set.of("one", "two")).getLast());
        assertEquals("fake-12", words(new Arrangement("fake", false, true, Set.of()), Set.of("two")).getLast());
        one.fail("Nor is this.");
        assertEquals(List.of(), words(all(), Set.of("one", "two")), "then the page without machines tells it");
    }

    @Test
    void withoutGroupsAllStandTogether() {
        List<String> words = words(new Arrangement("", false, false, Set.of()));
        assertEquals(List.of("fake-1", "fake-1", "fake-2", "fake-2", "fake-3"), words.subList(0, 5));
        assertEquals(14, words.size());
    }

    @Test
    void aFoldedConnectionIsALine() {
        assertEquals(List.of("Fake one 12/12", "Fake two 2/2", "fake-1", "fake-2"),
                words(new Arrangement("", false, true, Set.of("one"))));
    }

    @ParameterizedTest
    @CsvSource({"fake-12, 1", "FAKE 11, 1", "paused, 1", "two, 2", "one fake-1, 4", "0000000007, 1", "nobody, 0"})
    void everyWordOfAFilterHasToBeFound(String filter, int found) {
        one.fakes().get(4).state(Machine.State.PAUSED);
        assertEquals(found, new Arrangement(filter, false, false, Set.of()).of(both).size());
    }

    @Test
    void whatIsGoneIsNotShown() {
        two.fakes().forEach(machine -> machine.state(Machine.State.GONE));
        assertTrue(words(all()).stream().noneMatch("Fake two 0/0"::equals));
        assertEquals(13, words(all()).size());
    }

    @ParameterizedTest
    @CsvSource({"a, b", "a2, a10", "a02, a2b", "A1, a2", "a, a1", "1, a", "x9y1, x10y0",
            "a99999999999999999998, a99999999999999999999"})
    void namesAreInNaturalOrder(String first, String second) {
        assertTrue(NaturalOrder.compare(first, second) < 0);
        assertTrue(NaturalOrder.compare(second, first) > 0);
        assertEquals(0, NaturalOrder.compare(first, first));
        assertEquals(List.of(first, second), Stream.of(second, first).sorted(NaturalOrder::compare).toList());
    }
}
