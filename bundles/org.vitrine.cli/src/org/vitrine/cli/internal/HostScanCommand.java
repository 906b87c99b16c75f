// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import org.vitrine.core.Host;
import org.vitrine.core.Hosts;
import org.vitrine.core.VitrineException;
import org.vitrine.host.HostSnapshot;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a host has. */
@Command(name = "scan", description = "Say what a host has for the graphics of its machines.", footer = {"",
        "HOST is local, ssh://USER@HOST:PORT (user and port may be left out), or a recording FILE.vhost."})
final class HostScanCommand extends AbstractCommand {
    private final Hosts hosts;

    @Parameters(paramLabel = "HOST", arity = "0..1", defaultValue = "local", description = "The host; ${DEFAULT-VALUE} by default.")
    private String host = "local";

    @Option(names = "--json", description = "Print JSON, with all that was read.")
    private boolean json;

    HostScanCommand(Hosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public Integer call() throws VitrineException {
        Host named = HostArgument.open(hosts, host);
        try (Ending ending = new Ending()) {
            HostSnapshot snapshot = named.scan(progress());
            if (json) {
                out().println(Json.of(HostAnswer.of(host, named, snapshot)));
            } else {
                out().print(new HostText(snapshot));
                out().flush();
            }
        }
        return ExitCode.OK;
    }
}
