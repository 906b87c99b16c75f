// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;

/** An argument of the kernel in the boot loader's file. Taken back in words where that gives the same text, else as a text. */
record KernelArgumentChange(Change.KernelArgument change) implements Simulated {

    @Override
    public Fact<Change> undo(HostSnapshot before) {
        return before.boot().edited(change).flatMap(edit -> {
            String old = before.text(edit.path()).or("");
            if (old.equals(edit.text())) {
                return Fact.absent();
            }
            List<String> values = before.boot().configured().map(all -> all.values(change.name())).or(List.of());
            var words = new Change.KernelArgument(change.name(), values.stream().findFirst());
            boolean isExact = values.size() < 2
                    && before.after(change).boot().edited(words)
                            .equals(Fact.known(new Change.WriteFile(edit.path(), old)));
            return Fact.known(isExact ? words : new Change.WriteFile(edit.path(), old));
        });
    }

    @Override
    public void apply(Simulation now) {
        Simulated.ifKnown(now.host().boot().edited(change)).ifPresent(now::make);
    }
}
