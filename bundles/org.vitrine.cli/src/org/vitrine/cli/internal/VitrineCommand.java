// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.io.PrintWriter;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vitrine.core.Configurator;
import org.vitrine.core.Hosts;
import org.vitrine.core.Machines;
import org.vitrine.core.Preflight;
import org.vitrine.core.Providers;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The root command. Builds the commands around the core's services and turns every fault into one sentence. */
@Component(service = VitrineCommand.class)
@Command(name = "vitrine", description = "Graphics of virtual machines: what a host can give, what a machine uses, why it does not work.", mixinStandardHelpOptions = true, versionProvider = BundleVersion.class, synopsisHeading = "Usage: vitrine [FILE|URI]           open the workbench%n       vitrine demo [--screenshot FILE] [--seconds N]%n       ", footer = {
        "",
        "Exit status: 0 done, 1 failed or something blocks, 2 wrong usage or unusable input, 3 something that could block is unknown." })
public final class VitrineCommand {
    private final List<Object> commands;

    /** Made by Declarative Services. */
    @Activate
    public VitrineCommand(@Reference Providers providers, @Reference Hosts hosts, @Reference Preflight preflight,
            @Reference Configurator configurator, @Reference Machines machines) {
        commands = List.of(new ProvidersCommand(providers), new CheckCommand(hosts, preflight),
                new ConfigureCommand(providers, configurator), new RunCommand(machines));
    }

    int run(String... arguments) {
        return run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments);
    }

    int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(CommandSpec.forAnnotatedObject(this));
        commands.forEach(line::addSubcommand);
        line.setOut(out).setErr(err);
        line.setParameterExceptionHandler(Complaints::usage);
        line.setExecutionExceptionHandler(Complaints::failure);
        return arguments.length == 0 ? line.execute("--help") : line.execute(arguments);
    }
}
