// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Changes to a host, shown before they run.
 *
 * @param title   what it achieves, for a person
 * @param basedOn the id of the snapshot it was planned on
 * @param steps   in the order they run; undone in reverse
 */
public record Plan(Text title, String basedOn, List<Step> steps) {

    /** Keeps an unmodifiable copy of the steps. */
    public Plan {
        steps = List.copyOf(steps);
    }

    /** A plan without steps yet. */
    public static Plan on(HostSnapshot host, String title, Object... arguments) {
        return new Plan(Text.of(title, arguments), host.id(), List.of());
    }

    /** The plan with one step more. Its undo is derived when it is shown or run, so that making a plan needs no fact. */
    public Plan step(Text what, Change change, Step.Effect... effects) {
        var more = new ArrayList<>(steps);
        more.add(new Step(what, change, Set.of(effects)));
        return new Plan(title, basedOn, more);
    }

    /** The host as it would be afterwards, as far as that shows in a snapshot. */
    public HostSnapshot simulate(HostSnapshot host) {
        HostSnapshot now = host;
        for (Step step : steps) {
            now = now.after(step.change());
        }
        return now;
    }
}
