// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vitrine.core.HostReader;
import org.vitrine.core.HostSource;
import org.vitrine.core.Progress;
import org.vitrine.core.Subscription;
import org.vitrine.core.VitrineException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;

/**
 * This machine. Nothing is cached: QEMU's answers change with the modules that are installed beside it, so its own file
 * does not tell whether they still hold.
 */
@Component
public final class LocalHostSource implements HostSource {
    // shorter than the second within which changes are to be seen, for the kernel has no event for some; on a host of very many
    // devices a twentieth of the time
    private static final HostWatch.Pace PACE = new HostWatch.Pace(Duration.ofMillis(600), Duration.ofMillis(600), 19);
    // of a usual scan it takes some milliseconds
    private static final Duration AHEAD = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final String HOST_NAME = "proc/sys/kernel/hostname";
    private final Path folder;
    private final List<Path> programs;
    private final Limits limits;
    private final Supplier<Events> events;

    /** The machine that this program runs on. */
    @Activate
    public LocalHostSource() {
        this(Path.of("/"), programs(Objects.requireNonNullElse(System.getenv("PATH"), "")), Limits.USUAL,
                LocalHostSource::kernel);
    }

    /**
     * A file tree that stands for a machine.
     *
     * @param folder   what is its {@code /}
     * @param programs where commands are looked for
     * @param events   what it says of its changes
     */
    LocalHostSource(Path folder, List<Path> programs, Limits limits, Supplier<Events> events) {
        this.folder = folder;
        this.programs = programs;
        this.limits = limits;
        this.events = events;
    }

    /** A file tree that stands for a machine and says nothing of its changes. */
    LocalHostSource(Path folder, List<Path> programs, Limits limits) {
        this(folder, programs, limits, Events::none);
    }

    /** People's PATH often lacks the folders of administration, where modprobe and its like are. */
    static List<Path> programs(String path) {
        return Stream.concat(Arrays.stream(path.split(":")), Stream.of("/usr/sbin", "/sbin")).map(Path::of)
                .filter(Path::isAbsolute).distinct().toList();
    }

    @Override
    public String id() {
        return "local";
    }

    @Override
    public Text label() {
        try {
            return Text.of("{0}", Files.readString(folder.resolve(HOST_NAME)).strip());
        } catch (IOException e) {
            return Text.of("This machine");
        }
    }

    @Override
    public HostSnapshot collect(List<Probe> probes, Progress progress) throws VitrineException {
        progress.now(Text.of("Looking at this machine"));
        return look(probes, Scope.EVERYTHING, progress);
    }

    @Override
    public HostSnapshot refresh(HostSnapshot before, List<Probe> probes, Set<String> below, Progress progress)
            throws VitrineException {
        return new Refresh((part, scope) -> look(part, scope, progress)).of(before, probes, below);
    }

    @Override
    public Subscription watch(Supplier<HostSnapshot> newest, Consumer<Set<String>> changed) {
        return HostWatch.begin(events.get(), new Poll(new SteadyLook(folder, limits), newest), PACE, changed);
    }

    @Override
    public HostReader reader() {
        return new LocalReader(folder, new CommandRunner(programs, limits), limits, LOOK, RepeatingProgram.Pace.USUAL);
    }

    private static Events kernel() {
        try {
            return UeventSocket.open();
        } catch (IOException e) {
            System.getLogger(LocalHostSource.class.getName()).log(Level.DEBUG, "Changes are looked for only", e);
            return Events.none();
        }
    }

    private HostSnapshot look(List<Probe> probes, Scope scope, Progress progress) throws VitrineException {
        try {
            LocalFiles files = LocalFiles.at(folder);
            Deadline deadline = Deadline.in(limits.scanTime(), progress::isCancelled);
            var commands = new CommandRunner(programs, limits);
            if (scope == Scope.EVERYTHING) {
                new Prefetch(files, probes).run(deadline.within(AHEAD));
            }
            return new Scan(probe -> answer(probe, scope, files, commands, deadline), deadline).collect(probes);
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    static VitrineException unreadable(Path folder, IOException e) {
        return new VitrineException(
                Text.of("{0} cannot be read: {1}. Check that it is there and yours to read.", folder, Errors.of(e)), e);
    }

    private Consumer<HostSnapshot.Builder> answer(Probe probe, Scope scope, FileView files, CommandRunner commands,
            Deadline deadline) {
        return switch (probe) {
            case Probe.CommandProbe made -> {
                var output = commands.run(made.command(), deadline);
                yield snapshot -> snapshot.probed(List.of(made)).output(made.command(), output);
            }
            case Probe.PathProbe paths -> new PathExpansion(files, limits, deadline, paths, scope).answer();
        };
    }
}
