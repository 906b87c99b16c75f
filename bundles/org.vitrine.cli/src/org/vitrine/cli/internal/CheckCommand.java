// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.nio.file.Path;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.Hosts;
import org.vitrine.core.Preflight;
import org.vitrine.core.Report;
import org.vitrine.core.VitrineException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Verdict;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks all checks about a domain on a host. */
@Command(name = "check", description = "Say whether a machine will work on a host, and why not.", footer = {"",
        "Exit status: 0 nothing blocks, 1 something blocks, 2 unusable input, 3 nothing blocks but a check that could block is unknown."})
final class CheckCommand extends AbstractCommand {
    private final Hosts hosts;
    private final Preflight preflight;

    @Parameters(paramLabel = "FILE", description = "A libvirt domain XML file.")
    private @Nullable Path file;

    @Option(names = "--host", paramLabel = "HOST", defaultValue = "local", description = "The host to ask about: local, ssh://USER@HOST:PORT or FILE.vhost; ${DEFAULT-VALUE} by default.")
    private String host = "local";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    CheckCommand(Hosts hosts, Preflight preflight) {
        this.hosts = hosts;
        this.preflight = preflight;
    }

    @Override
    public Integer call() throws VitrineException {
        Path path = Arguments.given(file);
        DomainFile document = DomainFile.read(path);
        HostSnapshot snapshot = HostArgument.open(hosts, host).snapshot(progress());
        Report report = preflight.check(Situation.of(snapshot, document.domain()));
        if (json) {
            out().println(Json.of(CheckAnswer.of(document, host, snapshot, report)));
        } else {
            out().print(new ReportText(report, document));
            out().flush();
        }
        return exitCode(report);
    }

    private static int exitCode(Report report) {
        if (report.worst() == Verdict.BLOCK) {
            return ExitCode.FAILED;
        }
        return report.of(Verdict.UNKNOWN).isEmpty() ? ExitCode.OK : ExitCode.UNKNOWN;
    }
}
