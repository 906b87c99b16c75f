// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;

/** The programs of one host that repeat themselves: each runs once, for as long as looks ask for it. For one thread at a time. */
final class RepeatingPrograms implements AutoCloseable {
    private final RepeatingProgram.Start start;
    private final Limits limits;
    private final RepeatingProgram.Pace pace;
    private final Map<HostCommand, RepeatingProgram> running = new EnumMap<>(HostCommand.class);

    RepeatingPrograms(RepeatingProgram.Start start, Limits limits, RepeatingProgram.Pace pace) {
        this.start = start;
        this.limits = limits;
        this.pace = pace;
    }

    static boolean isRepeating(Probe probe) {
        return probe instanceof Probe.CommandProbe(HostCommand command) && command.repeats();
    }

    /** Puts the newest answers of those that are asked for, and ends the others. */
    void into(HostSnapshot.Builder look, Collection<Probe> probes) {
        Set<HostCommand> asked = EnumSet.noneOf(HostCommand.class);
        for (Probe probe : probes) {
            if (probe instanceof Probe.CommandProbe(HostCommand command) && command.repeats() && asked.add(command)) {
                RepeatingProgram program = running.computeIfAbsent(command,
                        one -> new RepeatingProgram(one, start, limits, pace));
                look.probed(Set.of(probe)).output(command, program.newest());
            }
        }
        running.entrySet().removeIf(entry -> {
            boolean gone = !asked.contains(entry.getKey());
            if (gone) {
                entry.getValue().close();
            }
            return gone;
        });
    }

    @Override
    public void close() {
        running.values().forEach(RepeatingProgram::close);
        running.clear();
    }
}
