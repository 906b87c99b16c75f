// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.vitrine.core.Connection;
import org.vitrine.core.Machine;
import org.vitrine.host.Text;
import org.vitrine.ui.internal.machine.MachineWords;

/**
 * Which machines are shown and in which order.
 *
 * @param filter    words that all have to be found in a machine's name, state, UUID or connection; empty for all machines
 * @param isByState whether those that run come first; else by name alone
 * @param isGrouped whether each connection has a line of its own
 * @param folded    URIs of the connections whose machines are not shown
 */
record Arrangement(String filter, boolean isByState, boolean isGrouped, Set<String> folded) {
    private static final Comparator<Slot.Card> BY_NAME = Comparator.comparing(Slot.Card::name, NaturalOrder::compare)
            .thenComparing(card -> card.machine().uuid());
    private static final Comparator<Slot.Card> BY_STATE = Comparator.comparing(Slot.Card::state).thenComparing(BY_NAME);

    /** As below, where no connection was lost. */
    List<Slot> of(List<Connection> connections) {
        return of(connections, Set.of());
    }

    /**
     * What is shown of the open connections among these; takes a millisecond for a thousand machines.
     *
     * @param met URIs of connections that were open before: beside machines a line tells of those that failed since
     */
    List<Slot> of(List<Connection> connections, Set<String> met) {
        List<Connection> open = connections.stream().filter(one -> one.state() == Connection.State.OPEN).toList();
        List<Slot> slots = new ArrayList<>();
        if (isGrouped) {
            open.forEach(connection -> group(connection, slots));
        } else {
            open.stream().flatMap(this::cards).sorted(order()).forEach(slots::add);
        }
        if (!slots.isEmpty() && filter.isBlank()) {
            connections.stream().filter(one -> one.state() == Connection.State.FAILED && met.contains(one.uri()))
                    .forEach(one -> slots.add(new Slot.Lost(one, one.label().toString(),
                            one.problem().map(Text::toString).orElse(""))));
        }
        return List.copyOf(slots);
    }

    private void group(Connection connection, List<Slot> slots) {
        List<Slot.Card> cards = cards(connection).sorted(order()).toList();
        if (!cards.isEmpty()) {
            boolean isFolded = folded.contains(connection.uri());
            int running = (int) cards.stream().filter(card -> card.state() == Machine.State.RUNNING).count();
            slots.add(
                    new Slot.Group(connection, connection.label().toString(), cards.size(), running, isFolded));
            if (!isFolded) {
                slots.addAll(cards);
            }
        }
    }

    private Comparator<Slot.Card> order() {
        return isByState ? BY_STATE : BY_NAME;
    }

    private Stream<Slot.Card> cards(Connection connection) {
        List<String> words = List.of(filter.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        String place = connection.label() + "\n" + connection.uri();
        return connection.machines().stream()
                .map(machine -> new Slot.Card(machine, machine.name(), machine.state()))
                .filter(card -> card.state() != Machine.State.GONE && (filter.isBlank() || fits(card, place, words)));
    }

    private static boolean fits(Slot.Card card, String place, List<String> words) {
        String text = String.join("\n", card.name(), MachineWords.state(card.state()), card.machine().uuid(), place)
                .toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }
}
