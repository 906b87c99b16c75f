// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.core.Hosts;
import org.vitrine.core.Offer;
import org.vitrine.core.Preflight;
import org.vitrine.core.Templates;
import org.vitrine.core.VitrineException;
import org.vitrine.provider.Finding;
import org.vitrine.provider.GuestSystem;
import org.vitrine.provider.MachineTemplate;
import org.vitrine.provider.Verdict;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the kinds of machines that can be made. */
@Command(name = "templates", description = "List the kinds of machines that \"vitrine new\" makes, and what the host lacks for them.")
final class TemplatesCommand extends AbstractCommand {
    private final Templates templates;
    private final Hosts hosts;
    private final Preflight preflight;

    @Option(names = "--host", paramLabel = "HOST", defaultValue = "local", description = "Where they are to run; ${DEFAULT-VALUE} by default.")
    private String host = "local";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    TemplatesCommand(Templates templates, Hosts hosts, Preflight preflight) {
        this.templates = templates;
        this.hosts = hosts;
        this.preflight = preflight;
    }

    private record Entry(String id, String title, String line, GuestSystem guest, Verdict verdict,
            Optional<String> obstacle) {
        static Entry of(MachineTemplate template, List<Offer> parts) {
            Optional<Finding> worst = Offer.obstacle(parts);
            return new Entry(template.id(), template.title().toString(), template.line().toString(), template.guest(),
                    worst.map(Finding::verdict).orElse(Verdict.PASS),
                    worst.map(finding -> finding.summary().toString()));
        }
    }

    private record Answer(String format, int version, String host, List<Entry> templates) {
    }

    @Override
    public Integer call() throws VitrineException {
        try (Ending ending = new Ending()) {
            List<Offer> offers = preflight.offers(HostArgument.open(hosts, host).scan(progress()));
            List<Entry> entries = templates.all().stream()
                    .map(template -> Entry.of(template, templates.parts(template, offers))).toList();
            if (json) {
                out().println(Json.of(new Answer("vitrine-templates", 1, host, entries)));
            } else {
                Table table = new Table("TEMPLATE", "TITLE", "ON THIS HOST");
                entries.forEach(entry -> table.row(entry.id, entry.title, entry.obstacle.orElse("ready")));
                out().print(table);
                out().flush();
            }
        }
        return ExitCode.OK;
    }
}
