// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which slots are chosen, by number: several machines, or the line of one group.
 *
 * @param lead   where the keyboard is, or {@link Grid#NONE}
 * @param anchor where a range begins, or {@link Grid#NONE}
 * @param all    what is chosen; without the lead after it was taken out
 */
record Choice(int lead, int anchor, Set<Integer> all) {
    /** Nothing. */
    static final Choice NOTHING = new Choice(Grid.NONE, Grid.NONE, Set.of());

    Choice {
        all = Set.copyOf(all);
    }

    /** One slot alone. */
    static Choice of(int slot) {
        return slot == Grid.NONE ? NOTHING : new Choice(slot, slot, Set.of(slot));
    }

    /** All machines; keyboard and ranges stay where they are. */
    Choice everything(List<Slot> slots) {
        return new Choice(lead, anchor, cards(slots, 0, slots.size() - 1).collect(Collectors.toUnmodifiableSet()));
    }

    /** A machine more, or less; a group's line stays alone. */
    Choice toggled(int slot, List<Slot> slots) {
        if (slot == Grid.NONE || !isCard(slots, slot)) {
            return of(slot);
        }
        Set<Integer> now = all.stream().filter(one -> isCard(slots, one)).collect(Collectors.toSet());
        if (!now.remove(slot)) {
            now.add(slot);
        }
        return new Choice(slot, slot, now);
    }

    /** The machines from where the range began up to this slot, and no others. */
    Choice through(int slot, List<Slot> slots) {
        if (slot == Grid.NONE || anchor == Grid.NONE) {
            return of(slot);
        }
        Set<Integer> range = cards(slots, Math.min(anchor, slot), Math.max(anchor, slot))
                .collect(Collectors.toUnmodifiableSet());
        return range.isEmpty() ? of(slot) : new Choice(slot, anchor, range);
    }

    /** The same where it is now, after slots came, went or changed their places. */
    Choice moved(List<Slot> before, List<Slot> now) {
        Map<Object, Integer> places = new HashMap<>();
        for (int i = 0; i < now.size(); i++) {
            places.put(now.get(i).subject(), i);
        }
        Set<Integer> still = new TreeSet<>();
        all.forEach(slot -> still.add(place(slot, before, places)));
        still.remove(Grid.NONE);
        return new Choice(place(lead, before, places), place(anchor, before, places), still);
    }

    private static int place(int slot, List<Slot> before, Map<Object, Integer> places) {
        return slot == Grid.NONE ? Grid.NONE : places.getOrDefault(before.get(slot).subject(), Grid.NONE);
    }

    private static Stream<Integer> cards(List<Slot> slots, int from, int to) {
        return IntStream.rangeClosed(from, to).filter(slot -> isCard(slots, slot)).boxed();
    }

    private static boolean isCard(List<Slot> slots, int slot) {
        return slots.get(slot) instanceof Slot.Card;
    }
}
