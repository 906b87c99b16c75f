// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Changes to a host, shown before they run. They come in stages: between one and the next the host is started anew, so that
 * a {@linkplain Change.Lifetime#RUNTIME runtime} change belongs into the last one.
 *
 * @param title   what it achieves, for a person
 * @param basedOn the id of the snapshot it was planned on
 * @param steps   in the order they run, never of an earlier stage than the one before; undone in reverse
 */
public record Plan(Text title, String basedOn, List<Step> steps) {

    /** Keeps an unmodifiable copy of the steps. */
    public Plan {
        steps = List.copyOf(steps);
        for (int at = 1; at < steps.size(); at++) {
            if (steps.get(at).stage() < steps.get(at - 1).stage()) {
                throw new IllegalArgumentException("A step of an earlier stage follows one of a later");
            }
        }
    }

    /** A plan without steps yet. */
    public static Plan on(HostSnapshot host, String title, Object... arguments) {
        return new Plan(Text.of(title, arguments), host.id(), List.of());
    }

    /** The plan with one step more. Its undo is derived when it is shown or run, so that making a plan needs no fact. */
    public Plan step(Text what, Change change, Step.Effect... effects) {
        return with(new Step(what, change, Set.of(effects), lastStage()));
    }

    /** The plan with one step more that runs after the host was started anew. */
    public Plan afterReboot(Text what, Change change, Step.Effect... effects) {
        return with(new Step(what, change, Set.of(effects), lastStage() + 1));
    }

    /** The steps by their stage. */
    public SortedMap<Integer, List<Step>> stages() {
        return steps.stream().collect(Collectors.groupingBy(Step::stage, TreeMap::new, Collectors.toList()));
    }

    /** What must be made anew after the last step of a stage, or after a stage was undone. */
    public Set<Renewal> renewals(int stage) {
        var all = EnumSet.noneOf(Renewal.class);
        steps.stream().filter(step -> step.stage() == stage).forEach(step -> all.addAll(Renewal.of(step.change())));
        return Set.copyOf(all);
    }

    /** The host as it would be afterwards, as far as that shows in a snapshot, started anew where steps need that. */
    public HostSnapshot simulate(HostSnapshot host) {
        HostSnapshot now = host;
        for (List<Step> stage : stages().values()) {
            HostSnapshot before = now;
            for (Step step : stage) {
                now = now.after(step.change());
            }
            if (stage.getFirst().stage() < lastStage()
                    || stage.stream().anyMatch(step -> step.effects().contains(Step.Effect.REBOOT))) {
                now = new Reboot(before, now).started();
            }
        }
        return now;
    }

    /**
     * The changes that take back the first so many steps, last first; unknown when one of them cannot be taken back for sure.
     *
     * @param before the host that the plan was planned on
     * @param done   how many steps were made
     */
    public Fact<List<Change>> undo(HostSnapshot before, int done) {
        List<Fact<Change>> undo = new ArrayList<>();
        HostSnapshot now = before;
        for (Step step : steps.subList(0, done)) {
            undo.addFirst(step.change().undo(now));
            now = now.after(step.change());
        }
        return Fact.all(undo);
    }

    private Plan with(Step step) {
        var more = new ArrayList<>(steps);
        more.add(step);
        return new Plan(title, basedOn, more);
    }

    private int lastStage() {
        return steps.isEmpty() ? 0 : steps.getLast().stage();
    }
}
