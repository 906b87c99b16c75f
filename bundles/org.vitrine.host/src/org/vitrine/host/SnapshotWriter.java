// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;

/** Writes one snapshot in the form of {@link SnapshotText}, entry by entry. */
final class SnapshotWriter {
    // so that every line stays shorter than a reader takes, escapes included
    private static final int PART = SnapshotText.LONGEST_LINE / 8;
    private final Writer out;
    private String folder = "";

    SnapshotWriter(Writer out) {
        this.out = out;
    }

    void write(HostSnapshot host) throws IOException {
        line(SnapshotText.HEADER + SnapshotText.VERSION);
        for (Probe probe : host.probes()) {
            line(switch (probe) {
                case Probe.PathProbe(String glob, Volatility volatility) ->
                    "probe " + volatility.name().toLowerCase(Locale.ROOT) + " " + Escapes.name(glob);
                case Probe.CommandProbe(HostCommand command) -> "probe command " + command.name();
            });
        }
        for (Map.Entry<HostCommand, Fact<CommandOutput>> answer : host.outputs().entrySet()) {
            answer(answer.getKey().name(), answer.getValue());
        }
        for (Map.Entry<String, Entry> entry : host.tree().entrySet()) {
            entry(entry.getKey(), entry.getValue());
        }
        line(SnapshotText.END);
    }

    private void answer(String command, Fact<CommandOutput> answer) throws IOException {
        switch (answer) {
            case Fact.Known<CommandOutput>(CommandOutput output) -> {
                line("answer " + command + " " + output.exitCode());
                text(output.standardOutput(), '|', '\\');
                text(output.standardError(), '>', '/');
            }
            case Fact.Absent<CommandOutput> absent -> line("missing " + command);
            case Fact.Unknown<CommandOutput>(String why) -> {
                line("missing " + command);
                line("!" + Escapes.text(why));
            }
        }
    }

    private void entry(String path, Entry entry) throws IOException {
        int slash = path.lastIndexOf('/');
        String parent = path.substring(0, slash);
        if (!parent.isEmpty() && !parent.equals(folder)) {
            folder = parent;
            line("in " + Escapes.name(parent));
        }
        String name = Escapes.name(parent.isEmpty() ? path : path.substring(slash + 1));
        Kinds kind = Kinds.of(entry.kind());
        String start = kind.word() + " " + (name.equals(".") ? Escapes.name(path) : name);
        if (entry.kind() == Entry.Kind.LINK && entry.content() instanceof Fact.Known<String>(String target)
                && !target.isEmpty() && target.length() < PART) {
            line(start + " -> " + Escapes.text(target));
        } else {
            content(start, entry, kind);
        }
        if (!kind.hasUsualStat(entry)) {
            line("@ %04o %s:%s %s%s%s".formatted(entry.mode(), entry.uid(), entry.gid(), entry.readable() ? "r" : "-",
                    entry.writable() ? "w" : "-",
                    entry.size() < 0 && entry.modified() < 0 ? "" : " " + entry.size() + " " + entry.modified()));
        }
    }

    private void content(String start, Entry entry, Kinds kind) throws IOException {
        switch (entry.content()) {
            case Fact.Known<String>(String text) when entry.kind() == Entry.Kind.FILE && isOneLine(text) ->
                line(start + " = " + Escapes.text(text.substring(0, text.length() - 1)));
            case Fact.Known<String>(String text) -> {
                line(start);
                text(text, '|', '\\');
                if (text.isEmpty() && !kind.usualContent().equals(entry.content())) {
                    line("\\");
                }
            }
            case Fact.Absent<String> absent -> {
                line(start);
                if (!kind.usualContent().equals(entry.content())) {
                    line("-");
                }
            }
            case Fact.Unknown<String>(String why) -> {
                line(start);
                line("!" + Escapes.text(why));
            }
        }
    }

    private static boolean isOneLine(String text) {
        return text.length() > 1 && text.length() <= PART && text.indexOf('\n') == text.length() - 1;
    }

    private void text(String text, char whole, char part) throws IOException {
        for (int at = 0; at < text.length();) {
            int feed = text.indexOf('\n', at);
            int end = feed < 0 ? text.length() : feed;
            boolean isWhole = feed >= 0 && end - at <= PART;
            int stop = Math.min(end, at + PART);
            // a pair of surrogates is not torn
            if (stop < end && Character.isHighSurrogate(text.charAt(stop - 1))) {
                stop--;
            }
            line((isWhole ? whole : part) + Escapes.text(text.substring(at, stop)));
            at = isWhole ? stop + 1 : stop;
        }
    }

    private void line(String line) throws IOException {
        out.write(line);
        out.write('\n');
    }
}
