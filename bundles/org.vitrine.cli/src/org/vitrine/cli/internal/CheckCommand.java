// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.nio.file.Path;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.Dialects;
import org.vitrine.core.Hosts;
import org.vitrine.core.Preflight;
import org.vitrine.core.Report;
import org.vitrine.core.VitrineException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Verdict;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks all checks about a machine on a host. */
@Command(name = "check", description = "Say whether a machine will work on a host, and why not.", footer = {"",
        "Exit status: 0 nothing blocks, 1 something blocks, 2 unusable input, 3 nothing blocks but a check that could block is unknown."})
final class CheckCommand extends AbstractCommand {
    private final Hosts hosts;
    private final Preflight preflight;
    private final Dialects dialects;

    @Parameters(paramLabel = "FILE", description = "Domain XML, or a file of any dialect: LibVF.IO, a QEMU command line, Proxmox, KubeVirt.")
    private @Nullable Path file;

    @Option(names = "--host", paramLabel = "HOST", defaultValue = "local", description = "The host to ask about: local, ssh://USER@HOST:PORT or FILE.vhost; ${DEFAULT-VALUE} by default.")
    private String host = "local";

    @Option(names = "--from", paramLabel = "DIALECT", description = "What the file is; found out by default.")
    private @Nullable String from;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    CheckCommand(Hosts hosts, Preflight preflight, Dialects dialects) {
        this.hosts = hosts;
        this.preflight = preflight;
        this.dialects = dialects;
    }

    @Override
    public Integer call() throws VitrineException {
        InputFile input = InputFile.read(Arguments.given(file));
        MachineFile machine = MachineFile.read(input, dialects, from, this::snapshot);
        HostSnapshot snapshot = snapshot();
        Report report = preflight.check(machine.on(snapshot));
        if (json) {
            out().println(Json.of(CheckAnswer.of(machine, host, snapshot, report)));
        } else {
            out().print(new ReportText(report, machine));
            out().flush();
        }
        return exitCode(report);
    }

    private HostSnapshot snapshot() throws VitrineException {
        return HostArgument.open(hosts, host).snapshot(progress());
    }

    private static int exitCode(Report report) {
        if (report.worst() == Verdict.BLOCK) {
            return ExitCode.FAILED;
        }
        return report.of(Verdict.UNKNOWN).isEmpty() ? ExitCode.OK : ExitCode.UNKNOWN;
    }
}
