// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.vitrine.core.Machine;

class ChoiceTest {
    private final FakeConnection fake = FakeConnection.with("fake", 4);
    /** A line, and four machines below it. */
    private final List<Slot> slots = slots(fake.fakes());

    private List<Slot> slots(List<FakeMachine> machines) {
        List<Slot> all = new ArrayList<>();
        all.add(new Slot.Group(fake, "Fake", machines.size(), 1, false));
        machines.forEach(machine -> all.add(new Slot.Card(machine, machine.name(), Machine.State.RUNNING)));
        return List.copyOf(all);
    }

    @Test
    void aRangeHasMachinesAloneAndBeginsWhereItBegan() {
        Choice range = Choice.of(2).through(4, slots);
        assertEquals(new Choice(4, 2, Set.of(2, 3, 4)), range);
        assertEquals(new Choice(0, 2, Set.of(1, 2)), range.through(0, slots), "the line of the group is left out");
        assertEquals(Choice.of(3), Choice.NOTHING.through(3, slots));
        assertEquals(Choice.NOTHING, range.through(Grid.NONE, slots));
    }

    @Test
    void machinesComeAndGoOneByOneAndALineStaysAlone() {
        Choice two = Choice.of(1).toggled(3, slots);
        assertEquals(new Choice(3, 3, Set.of(1, 3)), two);
        assertEquals(new Choice(3, 3, Set.of(1)), two.toggled(3, slots), "the keyboard stays where it was");
        assertEquals(Choice.of(0), two.toggled(0, slots));
        assertEquals(new Choice(2, 2, Set.of(2)), Choice.of(0).toggled(2, slots));
        assertEquals(Set.of(1, 2, 3, 4), two.everything(slots).all());
    }

    @Test
    void whatIsChosenStaysChosenWhereverItGoes() {
        List<FakeMachine> others = new ArrayList<>(fake.fakes().reversed());
        others.remove(fake.fakes().get(2));
        Choice now = new Choice(1, 3, Set.of(1, 3)).moved(slots, slots(others));
        assertEquals(new Choice(3, Grid.NONE, Set.of(3)), now, "the first is the last now, and the third is gone");
        assertEquals(Choice.NOTHING, now.moved(slots(others), List.of()));
    }
}
