// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.Connection;
import org.vitrine.core.Machine;
import org.vitrine.core.Machines;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a machine from a file until it ends, the time is over, or the command is interrupted. */
@Command(name = "run", description = "Run a machine from a file, without a window.", footer = {"",
        "The machine ends with the command: after --seconds, on Ctrl+C, or when its guest powers off."})
final class RunCommand extends AbstractCommand {
    private final Machines machines;

    @Parameters(paramLabel = "DOMAIN.xml", description = "A libvirt domain XML file.")
    private @Nullable Path file;

    @Option(names = "--connect", paramLabel = "URI", description = "The libvirt connection; the embedded driver by default.")
    private @Nullable String uri;

    @Option(names = "--screenshot", paramLabel = "FILE", description = "Write the screen's picture there as PNG: at the end of --seconds, else as soon as there is one.")
    private @Nullable Path screenshot;

    @Option(names = "--seconds", paramLabel = "N", description = "Force the machine off after N seconds.")
    private @Nullable Integer seconds;

    @Option(names = "--acknowledge", paramLabel = "CHECK", description = "Start although this check blocks; may be given several times.")
    private List<String> acknowledged = new ArrayList<>();

    RunCommand(Machines machines) {
        this.machines = machines;
    }

    @Override
    public Integer call() throws VitrineException {
        Optional<Integer> limit = Optional.ofNullable(seconds);
        if (limit.filter(number -> number < 0).isPresent()) {
            throw new UnusableException("--seconds {0} is before the start; give 0 or more.", limit.get());
        }
        DomainFile document = DomainFile.read(Arguments.given(file));
        Optional<Path> picture = Optional.ofNullable(screenshot);
        if (picture.isPresent()) {
            PngFile.check(picture.get());
        }
        Connection connection = connection();
        try (Ending ending = new Ending()) {
            run(connection, document.domain(), new RunningTime(limit, picture, progress()));
        }
        return ExitCode.OK;
    }

    private Connection connection() throws VitrineException {
        String chosen = uri;
        if (chosen != null) {
            return machines.connection(chosen);
        }
        return machines.embedded().orElseThrow(() -> new UnusableException(
                "libvirt's embedded driver is not here (on Debian: apt install libvirt-daemon-driver-qemu qemu-system-x86); "
                        + "or name a connection with --connect URI."));
    }

    private void run(Connection connection, Domain domain, RunningTime time) throws VitrineException {
        try {
            Machine machine = machines.start(connection, domain, Set.copyOf(acknowledged), progress());
            try (RunningMachine running = new RunningMachine(machine)) {
                out().printf("%s runs on %s%n", machine.name(), connection.uri());
                time.spend(running);
            }
        } finally {
            connection.close();
        }
    }
}
