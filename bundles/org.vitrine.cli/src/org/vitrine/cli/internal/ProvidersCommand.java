// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.core.Dialects;
import org.vitrine.core.ProviderEntry;
import org.vitrine.core.Providers;
import org.vitrine.provider.Trait;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the technologies that are present. */
@Command(name = "providers", description = "List the graphics technologies that are present, or what they check.")
final class ProvidersCommand extends AbstractCommand {
    private final Providers providers;
    private final Dialects dialects;

    @Option(names = "--checks", description = "List the checks that are asked instead, and who asks them.")
    private boolean checks;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    ProvidersCommand(Providers providers, Dialects dialects) {
        this.providers = providers;
        this.dialects = dialects;
    }

    private record Entry(String id, String title, String line, List<Trait> traits, String origin, int ranking,
            ProviderEntry.State state, Optional<String> reason) {
        static Entry of(ProviderEntry entry) {
            return new Entry(entry.info().id(), entry.info().title().toString(), entry.info().line().toString(),
                    entry.info().traits(), entry.origin(), entry.ranking(), entry.state(),
                    entry.reason().map(Object::toString));
        }
    }

    private record Answer(String format, int version, List<Entry> providers) {
    }

    private record Checks(String format, int version, List<KnownCheck> checks) {
    }

    @Override
    public Integer call() {
        if (checks) {
            listChecks(KnownCheck.all(providers, dialects));
            return ExitCode.OK;
        }
        List<Entry> entries = providers.all().stream().map(Entry::of).toList();
        if (json) {
            out().println(Json.of(new Answer("vitrine-providers", 1, entries)));
        } else if (entries.isEmpty()) {
            err().println(
                    "vitrine: no provider is installed. Install org.vitrine.providers.feature or put one into dropins/.");
        } else {
            Table table = new Table("PROVIDER", "TITLE", "TRAITS", "STATE", "FROM");
            entries.forEach(entry -> table.row(entry.id, entry.title, words(entry.traits), Words.of(entry.state),
                    entry.origin));
            out().print(table);
            entries.forEach(entry -> entry.reason
                    .ifPresent(why -> out().printf("%s from %s is %s: %s.%n", entry.id, entry.origin,
                            Words.of(entry.state), why)));
            out().flush();
        }
        return ExitCode.OK;
    }

    private void listChecks(List<KnownCheck> all) {
        if (json) {
            out().println(Json.of(new Checks("vitrine-checks", 1, all)));
            return;
        }
        Table table = new Table("CHECK", "ASKED OF", "FROM", "QUESTION");
        all.forEach(check -> table.row(check.id(), Words.of(check.scope()),
                check.from().isEmpty() ? "-" : String.join(", ", check.from()), check.question()));
        out().print(table);
        out().flush();
    }

    private static String words(List<Trait> traits) {
        return String.join(", ", traits.stream().map(Words::of).toList());
    }
}
