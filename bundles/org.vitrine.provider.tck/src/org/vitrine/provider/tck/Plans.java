// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.vitrine.host.Change;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Plan;
import org.vitrine.host.Step;

/** What a plan keeps on a simulated host. */
final class Plans {

    private Plans() {
    }

    /** What stands where; a simulated file has neither owner nor time. */
    private static Map<String, String> state(HostSnapshot host) {
        Map<String, String> state = new TreeMap<>();
        host.tree().forEach((path, entry) -> state.put(path, entry.kind() + " " + entry.content()));
        return state;
    }

    /** Whether a step has this effect; one that needs a boot may come in a later stage instead. */
    static boolean has(Plan plan, Step.Effect effect) {
        return plan.steps().stream().anyMatch(step -> step.effects().contains(effect)
                || effect == Step.Effect.REBOOT && step.stage() > 0);
    }

    /** A plan that ran already changes nothing more. */
    static void assertRepeatable(Plan plan, HostSnapshot host) {
        HostSnapshot once = plan.simulate(host);
        assertEquals(state(once), state(plan.simulate(once)), plan.title() + " does more the second time");
    }

    /** Whichever step fails, the undo of those before it leaves the host as it was. */
    static void assertUndoneAtAnyStep(Plan plan, HostSnapshot host) {
        assertEquals(host.id(), plan.basedOn(), plan.title() + " was planned on another host");
        HostSnapshot now = host;
        for (int done = 1; done <= plan.steps().size(); done++) {
            Step step = plan.steps().get(done - 1);
            now = now.after(step.change());
            List<Change> undo = switch (plan.undo(host, done)) {
                case Fact.Known<List<Change>>(List<Change> changes) -> changes;
                case Fact.Absent<List<Change>>() -> List.of();
                case Fact.Unknown<List<Change>>(String why) -> throw new AssertionError(
                        plan.title() + ": the undo of \"" + step.title() + "\" is unknown: " + why);
            };
            HostSnapshot back = now;
            for (Change change : undo) {
                back = back.after(change);
            }
            assertEquals(state(host), state(back), plan.title() + " is not undone after \"" + step.title() + "\"");
        }
    }
}
