// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.nio.file.Path;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.Host;
import org.vitrine.core.Hosts;
import org.vitrine.core.VitrineException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Scans a host and keeps what was read in a file. */
@Command(name = "record", description = "Keep what a host has in a file that every command takes for a host.", footer = {
        "",
        "Passwords, keys and tokens are never kept. Without --keep-identity, serial numbers, MAC addresses, UUIDs, host and",
        "user names have other words in their places, the same for the same."})
final class HostRecordCommand extends AbstractCommand {
    private static final String SUFFIX = ".vhost";
    private final Hosts hosts;

    @Parameters(paramLabel = "HOST", arity = "0..1", defaultValue = "local", description = "The host; ${DEFAULT-VALUE} by default.")
    private String host = "local";

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "FILE.vhost", description = "Where it goes.")
    private @Nullable Path output;

    @Option(names = "--keep-identity", description = "Keep what tells this host and its people from others.")
    private boolean keepIdentity;

    HostRecordCommand(Hosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public Integer call() throws VitrineException {
        Path file = Arguments.given(output);
        if (!file.toString().endsWith(SUFFIX)) {
            throw new UnusableException("{0}: the name of a recording ends in {1}, or nobody takes it for one; "
                    + "name it so.", file, SUFFIX);
        }
        Host named = HostArgument.open(hosts, host);
        try (Ending ending = new Ending()) {
            named.scan(progress());
            named.record(file, keepIdentity, progress());
        }
        return ExitCode.OK;
    }
}
