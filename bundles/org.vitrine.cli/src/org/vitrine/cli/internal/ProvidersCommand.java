// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.core.ProviderEntry;
import org.vitrine.core.Providers;
import org.vitrine.provider.Trait;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the technologies that are present. */
@Command(name = "providers", description = "List the graphics technologies that are present.")
final class ProvidersCommand extends AbstractCommand {
    private final Providers providers;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    ProvidersCommand(Providers providers) {
        this.providers = providers;
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

    @Override
    public Integer call() {
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

    private static String words(List<Trait> traits) {
        return String.join(", ", traits.stream().map(Words::of).toList());
    }
}
