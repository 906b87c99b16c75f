// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.vitrine.core.Connection;
import org.vitrine.ui.internal.machine.MachineWords;
import org.vitrine.ui.internal.machine.Operation;

/** What a slot is, in words. */
final class ListWords {

    private ListWords() {
    }

    /** In one line, for whoever listens. */
    static String name(Slot slot) {
        return switch (slot) {
            case Slot.Group group -> NLS.bind(Messages.Name_group, group.label(), CardPainter.words(group));
            case Slot.Lost lost -> NLS.bind(Messages.Name_group, lost.label(), Messages.Lost_again);
            case Slot.Card card -> NLS.bind(Messages.Name_card, new Object[]{card.name(),
                    MachineWords.state(card.state()), card.machine().connection().label()});
        };
    }

    /** In some lines, for whoever points at it. */
    static String tooltip(Slot slot, Figures figures) {
        return switch (slot) {
            case Slot.Group group -> place(group.connection());
            case Slot.Lost lost -> String.join("\n", place(lost.connection()), lost.problem(), Messages.Lost_again);
            case Slot.Card card -> card(card, figures.of(card.machine()));
        };
    }

    private static String card(Slot.Card card, List<Trace> traces) {
        StringBuilder text = new StringBuilder(
                String.join("\n", card.name(), MachineWords.state(card.state()), place(card.machine().connection())));
        double load = traces.getFirst().newest();
        double rate = traces.getLast().newest();
        if (!Double.isNaN(load)) {
            text.append('\n').append(NLS.bind(Messages.Tooltip_cpu, Math.round(load)));
        }
        if (!Double.isNaN(rate)) {
            text.append('\n').append(NLS.bind(Messages.Tooltip_rate, Math.round(rate)));
        }
        boolean runs = Operation.FORCE_OFF.applies(card.state());
        return text.append('\n').append(runs ? Messages.Tooltip_screen : Messages.Tooltip_edit).toString();
    }

    private static String place(Connection connection) {
        String label = connection.label().toString();
        return label.equals(connection.uri()) ? label : label + "\n" + connection.uri();
    }
}
