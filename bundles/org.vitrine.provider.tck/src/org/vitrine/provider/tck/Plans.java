// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
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

    /** A plan that ran already changes nothing more. */
    static void assertRepeatable(Plan plan, HostSnapshot host) {
        HostSnapshot once = plan.simulate(host);
        assertEquals(state(once), state(plan.simulate(once)), plan.title() + " does more the second time");
    }

    /** Whichever step fails, the undo of those before it leaves the host as it was. */
    static void assertUndoneAtAnyStep(Plan plan, HostSnapshot host) {
        assertEquals(host.id(), plan.basedOn(), plan.title() + " was planned on another host");
        HostSnapshot now = host;
        List<Change> undo = new ArrayList<>();
        for (Step step : plan.steps()) {
            switch (step.change().undo(now)) {
                case Fact.Known<Change>(Change back) -> undo.add(back);
                case Fact.Absent<Change>() -> {
                    // it changes nothing
                }
                case Fact.Unknown<Change>(String why) -> throw new AssertionError(
                        plan.title() + ": the undo of \"" + step.title() + "\" is unknown: " + why);
            }
            now = now.after(step.change());
            HostSnapshot back = now;
            for (Change change : undo.reversed()) {
                back = back.after(change);
            }
            assertEquals(state(host), state(back), plan.title() + " is not undone after \"" + step.title() + "\"");
        }
    }
}
