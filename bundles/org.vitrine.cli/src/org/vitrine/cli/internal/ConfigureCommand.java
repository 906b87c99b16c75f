// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.Configurator;
import org.vitrine.core.Providers;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainEdit;
import org.vitrine.domain.UnifiedDiff;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Text;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a machine use a technology, or changes the settings of a use. */
@Command(name = "configure", description = "Make a machine use a technology, or change the settings of one that it uses.", footer = {
        "", "Without --in-place, -o or --diff the changed domain goes to standard output."})
final class ConfigureCommand extends AbstractCommand {
    private final Providers providers;
    private final Configurator configurator;
    private final PrintStream bytes;

    @Parameters(paramLabel = "DOMAIN.xml", description = "A libvirt domain XML file.")
    private @Nullable Path file;

    @Option(names = "--use", required = true, paramLabel = "PROVIDER", description = "The technology; see \"vitrine providers\".")
    private String provider = "";

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting; may be given several times.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--add", description = "Add a further use even where the machine has one.")
    private boolean add;

    @Option(names = "--index", paramLabel = "N", defaultValue = "1", description = "Which use to change where there are several; ${DEFAULT-VALUE} is the first.")
    private int index = 1;

    @ArgGroup(exclusive = true)
    private @Nullable Target target;

    private static final class Target {
        @Option(names = "--in-place", description = "Change the file itself.")
        private boolean inPlace;

        @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write the changed domain there.")
        private @Nullable Path output;

        @Option(names = "--diff", description = "Print what would change and write nothing.")
        private boolean diff;
    }

    /** @param bytes where a domain goes that is to be printed, in its file's own encoding */
    ConfigureCommand(Providers providers, Configurator configurator, PrintStream bytes) {
        this.providers = providers;
        this.configurator = configurator;
        this.bytes = bytes;
    }

    @Override
    public Integer call() throws VitrineException {
        GraphicsProvider technology = technology();
        DomainFile document = DomainFile.read(Arguments.given(file));
        Domain before = document.domain();
        Domain after = before.apply(edit(technology, before));
        Target where = target == null ? new Target() : target;
        Path output = where.output;
        if (where.diff) {
            out().print(UnifiedDiff.of(document.path().toString(), document.path().toString(), before, after));
            out().flush();
        } else if (output != null) {
            document.write(after, output);
        } else if (!where.inPlace) {
            bytes.writeBytes(document.bytes(after));
            bytes.flush();
        } else if (!after.text().equals(before.text())) {
            document.write(after, document.path());
        }
        return ExitCode.OK;
    }

    private GraphicsProvider technology() throws VitrineException {
        List<String> ids = providers.active().stream().map(one -> one.info().id()).toList();
        return providers.find(provider)
                .orElseThrow(() -> new UnusableException("There is no provider \"{0}\"; there is {1}.",
                        provider, ids.isEmpty() ? "none" : String.join(", ", ids)));
    }

    private DomainEdit edit(GraphicsProvider technology, Domain domain) throws VitrineException {
        List<Use> uses = technology.uses(domain, HostSnapshot.nothingKnown());
        if (add || uses.isEmpty()) {
            return configurator.add(domain, technology, set(Values.of(technology.fields())));
        }
        if (index < 1 || index > uses.size()) {
            throw new UnusableException("This machine uses {0} {1} time(s); --index {2} is none of them.", provider,
                    uses.size(), index);
        }
        Use use = uses.get(index - 1);
        return configurator.change(domain, technology, use, set(use.values()));
    }

    private Values set(Values from) throws VitrineException {
        Values values = from;
        try {
            for (var setting : settings.entrySet()) {
                values = values.with(setting.getKey(), setting.getValue());
            }
        } catch (IllegalArgumentException e) {
            throw new UnusableException(Text.of("{0}", String.valueOf(e.getMessage())), e);
        }
        // only what was asked for is judged: a file's own odd values are its owner's business and a check's
        for (var field : values.fields()) {
            if (settings.containsKey(field.id())) {
                Optional<Text> problem = values.text(field).flatMap(field::problem);
                if (problem.isPresent()) {
                    throw new UnusableException("{0}.", problem.get());
                }
            }
        }
        return values;
    }
}
