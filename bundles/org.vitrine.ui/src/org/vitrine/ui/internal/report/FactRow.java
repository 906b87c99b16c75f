// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.vitrine.host.CommandOutput;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;

/**
 * A raw fact: a path and what stood there, or a command and what it answered.
 *
 * @param source  the path or the command line
 * @param access  permissions and owner, empty where they were not told
 * @param content the text, the link's target, or why it is not known
 */
record FactRow(String source, String access, Fact<String> content) {

    /**
     * What to look for; both are parts to be found regardless of case, empty for anything.
     *
     * @param source in the path or command line
     * @param value  in the content, or in the reason
     */
    record Search(String source, String value) {

        /** Keeps them in small letters, without space around. */
        Search {
            source = source.strip().toLowerCase(Locale.ROOT);
            value = value.strip().toLowerCase(Locale.ROOT);
        }

        boolean finds(FactRow row) {
            return has(row.source(), source) && (value.isEmpty() || has(row.words(), value));
        }

        private static boolean has(String text, String part) {
            return part.isEmpty() || text.toLowerCase(Locale.ROOT).contains(part);
        }
    }

    /** The raw facts of a snapshot that a search finds: the tree by path, then the commands. */
    static List<FactRow> of(HostSnapshot host, Search search) {
        Stream<FactRow> tree = host.tree().entrySet().stream()
                .map(entry -> new FactRow(entry.getKey(), access(entry.getValue()), entry.getValue().content()));
        Stream<FactRow> commands = Arrays.stream(HostCommand.values()).filter(command -> !command.repeats())
                .map(command -> new FactRow("$ " + command.line(), "", host.command(command).map(CommandOutput::all)));
        return Stream.concat(tree, commands).filter(search::finds).toList();
    }

    private static String access(Entry entry) {
        if (entry.uid() < 0) {
            return "";
        }
        char kind = switch (entry.kind()) {
            case DIRECTORY -> 'd';
            case LINK -> 'l';
            case DEVICE -> 'c';
            case FILE, OTHER -> '-';
        };
        return "%c%04o %s:%s".formatted(kind, entry.mode(), entry.uid(), entry.gid());
    }

    /** The content, or why it is not known; empty where nothing is to be read, as in a folder. */
    String words() {
        return switch (content) {
            case Fact.Known<String>(String text) -> text;
            case Fact.Absent<String> none -> "";
            case Fact.Unknown<String>(String why) -> NLS.bind(Messages.Fact_unknown, why);
        };
    }

    /** The first line of {@link #words}. */
    String line() {
        return words().lines().findFirst().orElse("");
    }
}
