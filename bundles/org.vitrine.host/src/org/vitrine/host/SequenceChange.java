// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.ArrayDeque;
import java.util.List;

/** Several changes as one: undone in reverse, each from the host that it found. */
record SequenceChange(Change.Sequence change) implements Simulated {

    @Override
    public Fact<Change> undo(HostSnapshot before) {
        var undo = new ArrayDeque<Change>();
        HostSnapshot now = before;
        for (Change one : change.changes()) {
            switch (one.undo(now)) {
                case Fact.Known<Change>(Change back) -> undo.addFirst(back);
                case Fact.Absent<Change> nothing -> {
                    // goes on
                }
                case Fact.Unknown<Change>(String why) -> {
                    return Fact.unknown(why);
                }
            }
            now = now.after(one);
        }
        return of(List.copyOf(undo));
    }

    @Override
    public void apply(Simulation now) {
        change.changes().forEach(now::make);
    }

    /** As few as they are: none is nothing to do, one is itself. */
    static Fact<Change> of(List<Change> changes) {
        return switch (changes.size()) {
            case 0 -> Fact.absent();
            case 1 -> Fact.known(changes.getFirst());
            default -> Fact.known(new Change.Sequence(changes));
        };
    }
}
