// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.vitrine.core.HostReader;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;

/**
 * Looks at this machine again and again: a few files by one thread that stays, and commands that repeat themselves left running.
 * By the rules of a scan.
 */
final class LocalReader implements HostReader {
    private final Path folder;
    private final Limits limits;
    private final Duration patience;
    private final CommandRunner commands;
    private final RepeatingPrograms programs;
    private final SteadyReads reads = new SteadyReads();

    /**
     * @param folder   what is its {@code /}
     * @param patience how long a look may take; what is not done by then is unknown
     */
    LocalReader(Path folder, CommandRunner commands, Limits limits, Duration patience, RepeatingProgram.Pace pace) {
        this.folder = folder;
        this.limits = limits;
        this.patience = patience;
        this.commands = commands;
        programs = new RepeatingPrograms(commands::start, limits, pace);
    }

    @Override
    public Look look(List<Probe> probes, Progress progress) throws VitrineException {
        Deadline deadline = Deadline.in(patience, progress::isCancelled);
        HostSnapshot.Builder look = HostSnapshot.builder();
        List<Probe.PathProbe> paths = new ArrayList<>();
        for (Probe probe : probes) {
            if (probe instanceof Probe.PathProbe path) {
                paths.add(path);
            }
        }
        long begin = System.nanoTime();
        try {
            LocalFiles files = LocalFiles.at(folder);
            reads.make(paths, path -> new PathExpansion(files, limits, deadline, path, Scope.EVERYTHING).answer(),
                    deadline).forEach(answer -> answer.accept(look));
        } catch (IOException e) {
            throw LocalHostSource.unreadable(folder, e);
        }
        long end = System.nanoTime();
        for (Probe probe : probes) {
            if (probe instanceof Probe.CommandProbe(var command) && !command.repeats()) {
                look.probed(List.of(probe)).output(command, commands.run(command, deadline));
            }
        }
        programs.into(look, probes);
        return new Look(look.build(), begin + (end - begin) / 2);
    }

    @Override
    public void close() {
        programs.close();
        reads.close();
    }
}
