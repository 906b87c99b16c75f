// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

/** An entry or a command's answer while its lines are read. */
final class Part {
    private static final Pattern STAT = Pattern
            .compile("([0-7]{1,4}) (-?\\d{1,9}):(-?\\d{1,9}) ([r-])([w-])(?: (-?\\d{1,18}) (-?\\d{1,18}))?");
    private final BiConsumer<Part, HostSnapshot.Builder> end;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder error = new StringBuilder();
    private @Nullable Fact<String> content;
    private @Nullable Matcher stat;

    private Part(BiConsumer<Part, HostSnapshot.Builder> end) {
        this.end = end;
    }

    static Part entry(String path, Entry usual) {
        return new Part((part, snapshot) -> snapshot.put(path, part.entry(usual)));
    }

    /** @param command empty for one that this version does not know */
    static Part answer(Optional<HostCommand> command, Optional<Integer> exitCode) {
        return new Part((part, snapshot) -> command.ifPresent(known -> snapshot.output(known, part.output(exitCode))));
    }

    /** Adds to its text, and tells how long all of it is. */
    int add(String more, boolean toError) {
        (toError ? error : text).append(more);
        if (!toError) {
            content = Fact.known("");
        }
        return text.length() + error.length();
    }

    void unknown(String why) {
        content = Fact.unknown(why);
    }

    void nothingTold() {
        content = Fact.absent();
    }

    boolean stat(String line) {
        Matcher match = STAT.matcher(line);
        stat = match;
        return match.matches();
    }

    void into(HostSnapshot.Builder snapshot) {
        end.accept(this, snapshot);
    }

    private Entry entry(Entry usual) {
        Fact<String> told = content;
        Entry entry = told == null
                ? usual
                : usual.with(told instanceof Fact.Known ? Fact.known(text.toString()) : told);
        Matcher match = stat;
        if (match == null) {
            return entry;
        }
        var full = new Entry(entry.kind(), Integer.parseInt(match.group(1), 8), Integer.parseInt(match.group(2)),
                Integer.parseInt(match.group(3)), match.group(4).equals("r"), match.group(5).equals("w"),
                entry.content());
        return match.group(6) == null
                ? full
                : full.stamped(Long.parseLong(match.group(6)), Long.parseLong(match.group(7)));
    }

    private Fact<CommandOutput> output(Optional<Integer> exitCode) {
        if (content instanceof Fact.Unknown<String>(String why)) {
            return Fact.unknown(why);
        }
        return exitCode.isPresent()
                ? Fact.known(new CommandOutput(exitCode.get(), text.toString(), error.toString()))
                : Fact.absent();
    }
}
