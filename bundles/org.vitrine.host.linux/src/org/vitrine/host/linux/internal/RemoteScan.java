// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.vitrine.core.CancelledException;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;

/**
 * Passes over a host far away, each in two round trips however much it reads. By the rules of a scan of this machine. Used by one
 * thread at a time.
 */
public final class RemoteScan {
    /** For most hosts: no file takes longer on one that is well, not even where everything is emulated. */
    public static final Duration QUIET = Duration.ofSeconds(4);
    private static final int COMMAND_SECONDS = 5;
    private final Shell shell;
    private final String root;
    private final Limits limits;
    private final Duration quiet;
    private final boolean steady;
    // what the last pass read, which is asked for together with what stands where
    private Optional<Wishes> foreseen = Optional.empty();

    /**
     * A scan of a whole host.
     *
     * @param shell runs scripts on the host
     * @param quiet after how long without a word reading a file is taken to hang
     */
    public RemoteScan(Shell shell, Duration quiet) {
        this(shell, "", Limits.USUAL, quiet);
    }

    /** @param root the folder that stands for the host's {@code /}, without links on the way to it; empty for the whole */
    RemoteScan(Shell shell, String root, Limits limits, Duration quiet) {
        this(shell, root, limits, quiet, false);
    }

    private RemoteScan(Shell shell, String root, Limits limits, Duration quiet, boolean steady) {
        this.steady = steady;
        this.shell = shell;
        this.root = root;
        this.limits = limits;
        this.quiet = quiet;
    }

    /** One that is to see the same things again and again: a pass that finds nothing new to read takes one round trip. */
    static RemoteScan steady(Shell shell, String root, Limits limits, Duration quiet) {
        return new RemoteScan(shell, root, limits, quiet, true);
    }

    /**
     * Makes these probes.
     *
     * @param scope the part of the tree that is looked at
     * @throws VitrineException when the host cannot be reached, does not answer in time, or not as a Linux host does
     */
    public HostSnapshot collect(Collection<Probe> wanted, Scope scope, Deadline deadline) throws VitrineException {
        Set<Probe> probes = new LinkedHashSet<>(wanted);
        try {
            String mark = Script.nonce();
            RemoteFiles files = seen(mark, probes, scope, deadline);
            HostSnapshot.Builder snapshot = HostSnapshot.builder();
            for (Probe probe : probes) {
                answer(probe, scope, files, deadline).accept(snapshot);
            }
            if (deadline.isCancelled()) {
                throw new CancelledException(Text.of("Looking at the host was cancelled"));
            }
            return snapshot.build();
        } catch (GarbledException e) {
            throw new VitrineException(
                    Text.of("The host did not answer as a Linux host does: {0}. Check that sh, stat, find, "
                            + "xargs, cat and readlink work there, and that logging in prints nothing.", e.why()),
                    e);
        }
    }

    /** Files with what is in those that the probes name. */
    private RemoteFiles seen(String mark, Set<Probe> probes, Scope scope, Deadline deadline)
            throws VitrineException, GarbledException {
        List<HostCommand> commands = probes.stream().filter(Probe.CommandProbe.class::isInstance)
                .map(probe -> ((Probe.CommandProbe) probe).command()).filter(command -> !command.repeats()).toList();
        String survey = SurveyScript.commands(root, narrowed(probes, scope), commands, COMMAND_SECONDS);
        Optional<Wishes> likely = foreseen;
        foreseen = Optional.empty();
        Shell.Printed printed = likely.isPresent()
                ? shell.run(Script.of(mark, survey + ReadingScript.commands(mark, root, likely.get())), deadline, quiet)
                : new Shell.Printed(shell.run(Script.of(mark, survey), deadline), true);
        if (!printed.isWhole()) {
            // a file hangs that did not before
            return seen(mark, probes, scope, deadline);
        }
        Answer answer = Answer.of(printed.bytes(), mark);
        var files = new RemoteFiles(Survey.of(answer, root, commands, limits));
        Wishes wishes = files.wishes();
        likely.ifPresent(wishes::giveUp);
        for (Probe probe : probes) {
            answer(probe, scope, files, deadline);
        }
        files.answer(likely.isPresent() && likely.get().cover(wishes)
                ? Reading.of(answer, mark, likely.get())
                : read(mark, wishes, deadline));
        foreseen = steady ? Optional.of(wishes) : Optional.empty();
        return files;
    }

    /** Files that hang are found, one after the other as time allows, by where an answer ends that comes piece by piece. */
    private Reading read(String mark, Wishes wishes, Deadline deadline) throws VitrineException, GarbledException {
        while (true) {
            Shell.Printed answer = shell.run(ReadingScript.of(mark, root, wishes), deadline, quiet);
            if (!answer.isWhole()) {
                answer = shell.run(ReadingScript.piecewise(mark, root, wishes), deadline, quiet);
            }
            if (answer.isWhole()) {
                return Reading.of(Answer.of(answer.bytes(), mark), mark, wishes);
            }
            wishes.giveUp(Reading.end(answer.bytes(), mark, wishes).orElseThrow(() -> new VitrineException(
                    Text.of("The host stopped answering in the middle. Check that it is well, then try again."))));
        }
    }

    private static List<String> narrowed(Collection<Probe> probes, Scope scope) {
        return probes.stream().filter(Probe.PathProbe.class::isInstance).map(Probe.PathProbe.class::cast)
                .filter(probe -> PathExpansion.refusal(probe).isEmpty())
                .flatMap(probe -> scope.narrowed(probe.glob()).stream()).distinct().toList();
    }

    private Consumer<HostSnapshot.Builder> answer(Probe probe, Scope scope, RemoteFiles files, Deadline deadline) {
        return switch (probe) {
            case Probe.CommandProbe made -> snapshot -> snapshot.probed(List.of(made)).output(made.command(),
                    made.command().repeats()
                            ? CommandRunner.repeating(made.command())
                            : files.outputs().getOrDefault(made.command(), Fact.absent()));
            case Probe.PathProbe paths -> new PathExpansion(files, limits, deadline, paths, scope).answer();
        };
    }
}
