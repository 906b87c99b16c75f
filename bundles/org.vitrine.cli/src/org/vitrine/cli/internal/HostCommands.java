// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import org.vitrine.core.Hosts;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What can be done with hosts: a command for each. */
@Command(name = "host", description = "Look at hosts.", mixinStandardHelpOptions = true, versionProvider = BundleVersion.class)
final class HostCommands {

    private HostCommands() {
    }

    static CommandLine of(Hosts hosts) {
        return new CommandLine(new HostCommands()).addSubcommand(new HostScanCommand(hosts))
                .addSubcommand(new HostRecordCommand(hosts));
    }
}
