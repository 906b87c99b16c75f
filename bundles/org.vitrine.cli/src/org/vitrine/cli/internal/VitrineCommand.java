// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vitrine.core.Configurator;
import org.vitrine.core.Dialects;
import org.vitrine.core.GlassReader;
import org.vitrine.core.Hosts;
import org.vitrine.core.Live;
import org.vitrine.core.Machines;
import org.vitrine.core.Preflight;
import org.vitrine.core.Providers;
import org.vitrine.core.Templates;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The root command. Builds the commands around the core's services and turns every fault into one sentence. */
@Component(service = VitrineCommand.class)
@Command(name = "vitrine", description = "Graphics of virtual machines: what a host can give, what a machine uses, why it does not work.", mixinStandardHelpOptions = true, versionProvider = BundleVersion.class, synopsisHeading = "Usage: vitrine [FILE|URI]           open the workbench%n       vitrine demo [--screenshot FILE] [--seconds N]%n       ", footer = {
        "",
        "Exit status: 0 done, 1 failed or something blocks, 2 wrong usage or unusable input, 3 something that could block is unknown."})
public final class VitrineCommand {
    private final Providers providers;
    private final Hosts hosts;
    private final Preflight preflight;
    private final Configurator configurator;
    private final Templates templates;
    private final Machines machines;
    private final Dialects dialects;
    private final Live live;
    private final Optional<GlassReader> glass;
    private final Supplier<Terminal> terminal;

    /** Made by Declarative Services. */
    @Activate
    public VitrineCommand(@Reference Providers providers, @Reference Hosts hosts, @Reference Preflight preflight,
            @Reference Configurator configurator, @Reference Templates templates, @Reference Machines machines,
            @Reference Dialects dialects, @Reference Live live, @Reference List<GlassReader> glass) {
        this(providers, hosts, preflight, configurator, templates, machines, dialects, live, glass.stream().findFirst(),
                Terminal::ofProcess);
    }

    VitrineCommand(Providers providers, Hosts hosts, Preflight preflight, Configurator configurator,
            Templates templates, Machines machines, Dialects dialects, Live live, Optional<GlassReader> glass,
            Supplier<Terminal> terminal) {
        this.providers = providers;
        this.hosts = hosts;
        this.preflight = preflight;
        this.configurator = configurator;
        this.templates = templates;
        this.machines = machines;
        this.dialects = dialects;
        this.live = live;
        this.glass = glass;
        this.terminal = terminal;
    }

    /**
     * Runs one command.
     *
     * @param out       for what was asked for; a stream of bytes, since a domain keeps its file's encoding
     * @param err       for faults and what goes on
     * @param arguments the command and its arguments; none asks for help
     * @return one of {@link ExitCode}
     */
    int run(PrintStream out, PrintStream err, String... arguments) {
        CommandLine line = new CommandLine(CommandSpec.forAnnotatedObject(this));
        line.addSubcommand(new ProvidersCommand(providers, dialects));
        line.addSubcommand(HostCommands.of(hosts));
        line.addSubcommand(new CheckCommand(hosts, preflight, dialects));
        line.addSubcommand(new ConvertCommand(hosts, dialects, providers, configurator, machines, out));
        line.addSubcommand(new ConfigureCommand(providers, configurator, out));
        line.addSubcommand(new TemplatesCommand(templates, hosts, preflight));
        line.addSubcommand(new NewCommand(templates, hosts, preflight, out));
        line.addSubcommand(new RunCommand(machines));
        line.addSubcommand(new TopCommand(hosts, machines, live, terminal));
        line.addSubcommand(new RomCommand());
        // its bundle may be left out
        glass.ifPresent(reader -> line.addSubcommand(new LookingGlassCommand(reader)));
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        line.setParameterExceptionHandler(Complaints::usage);
        line.setExecutionExceptionHandler(Complaints::failure);
        return arguments.length == 0 ? line.execute("--help") : line.execute(arguments);
    }
}
