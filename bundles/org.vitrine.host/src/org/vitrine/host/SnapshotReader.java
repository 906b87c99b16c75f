// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

/** Reads one snapshot in the form of {@link SnapshotText}, line by line and within limits. */
final class SnapshotReader {
    private static final int LONGEST_PATH = 4096;
    private static final String CONTINUATIONS = "|\\>/!-@";
    private final BoundedLines lines;
    private final SnapshotText.Limits limits;
    private final HostSnapshot.Builder snapshot = HostSnapshot.builder();
    private final List<Probe> probes = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private String folder = "";
    private int entries;
    private long characters;
    private @Nullable Part part;

    SnapshotReader(BoundedLines lines, SnapshotText.Limits limits) {
        this.lines = lines;
        this.limits = limits;
    }

    HostSnapshot read() throws IOException {
        header();
        while (true) {
            String line = lines.next().orElseThrow(this::cutOff);
            if (line.isEmpty() || line.charAt(0) == '#') {
                continue;
            }
            if (CONTINUATIONS.indexOf(line.charAt(0)) >= 0) {
                continued(line);
                continue;
            }
            finish();
            if (line.equals(SnapshotText.END)) {
                break;
            }
            statement(line);
        }
        for (Optional<String> rest = lines.next(); rest.isPresent(); rest = lines.next()) {
            if (!rest.get().isBlank()) {
                throw wrong("something follows its end");
            }
        }
        return snapshot.probed(probes).build();
    }

    private void header() throws IOException {
        String first = lines.next().orElse("");
        String version = first.startsWith(SnapshotText.HEADER) ? first.substring(SnapshotText.HEADER.length()) : "";
        if (!version.matches("[1-9]\\d{0,8}")) {
            throw new SnapshotFormatException(Text.of(
                    "This is no recording of a host: it does not begin with \"{0}\". Choose a file that Vitrine recorded.",
                    SnapshotText.HEADER + SnapshotText.VERSION));
        }
        if (Integer.parseInt(version) > SnapshotText.VERSION) {
            throw new SnapshotFormatException(Text.of(
                    "This recording has format {0}, and this Vitrine reads up to {1}. Open it with a newer Vitrine.",
                    version,
                    SnapshotText.VERSION));
        }
    }

    private void statement(String line) throws IOException {
        if (++entries > limits.entries()) {
            throw new SnapshotFormatException(
                    Text.of("This recording is refused: it has more than {0} entries, more than any host gives.",
                            limits.entries()));
        }
        int blank = line.indexOf(' ');
        String word = blank < 0 ? line : line.substring(0, blank);
        String rest = blank < 0 ? "" : line.substring(blank + 1);
        switch (word) {
            case "probe" -> probe(rest);
            case "in" -> folder = path(rest);
            case "answer", "missing" -> answer(word, rest);
            default ->
                entry(Kinds.of(word).orElseThrow(() -> wrong("\"" + shortened(word) + "\" is no word of it")), rest);
        }
    }

    private void probe(String rest) throws IOException {
        String[] words = rest.split(" ");
        if (words.length != 2) {
            throw wrong("a probe needs a word and a pattern");
        }
        if (words[0].equals("command")) {
            command(words[1]).map(Probe::command).ifPresent(probes::add);
            return;
        }
        Volatility volatility = Arrays.stream(Volatility.values())
                .filter(each -> each.name().equalsIgnoreCase(words[0])).findFirst()
                .orElseThrow(() -> wrong("\"" + shortened(words[0]) + "\" says not how long a fact lasts"));
        String glob = plain(words[1]);
        keep(glob.length());
        try {
            probes.add(Probe.path(glob, volatility));
        } catch (IllegalArgumentException e) {
            throw wrong("its pattern is no absolute path without \"..\" and with ** only at its end");
        }
    }

    private void answer(String word, String rest) throws IOException {
        String[] words = rest.split(" ");
        boolean complete = word.equals("answer")
                ? words.length == 2 && words[1].matches("-?\\d{1,9}")
                : words.length == 1;
        if (!complete || words[0].isEmpty()) {
            throw wrong("an answer needs a command and an exit status");
        }
        once("command " + words[0]);
        part = Part.answer(command(words[0]),
                word.equals("answer") ? Optional.of(Integer.valueOf(words[1])) : Optional.empty());
    }

    private void entry(Kinds kind, String rest) throws IOException {
        String[] words = rest.split(" ", 3);
        String name = words[0];
        String path = path(name);
        String text = words.length > 2 ? words[2] : "";
        if (words.length > 1 && !(words[1].equals("=") && kind == Kinds.FILE)
                && !(words[1].equals("->") && kind == Kinds.LINK)) {
            throw wrong("a name is followed by something else than its text");
        }
        once(path);
        keep(path.length());
        Part next = Part.entry(path, kind.usual());
        part = next;
        if (words.length > 1) {
            add(next, plain(text) + (kind == Kinds.FILE ? "\n" : ""), false);
        }
    }

    private void continued(String line) throws IOException {
        Part to = part;
        if (to == null) {
            throw wrong("it continues nothing");
        }
        String rest = line.substring(1);
        switch (line.charAt(0)) {
            case '|' -> add(to, plain(rest) + "\n", false);
            case '\\' -> add(to, plain(rest), false);
            case '>' -> add(to, plain(rest) + "\n", true);
            case '/' -> add(to, plain(rest), true);
            case '!' -> {
                keep(rest.length());
                to.unknown(plain(rest));
            }
            case '-' -> to.nothingTold();
            default -> {
                if (!to.stat(rest.strip())) {
                    throw wrong("its permissions are not like \"0640 0:44 rw\"");
                }
            }
        }
    }

    private void add(Part to, String text, boolean error) throws IOException {
        keep(text.length());
        if (to.add(text, error) > limits.entry()) {
            throw new SnapshotFormatException(Text.of(
                    "This recording is refused: the entry at line {0} has more than {1} characters.", lines.number(),
                    limits.entry()));
        }
    }

    private void finish() {
        Part done = part;
        if (done != null) {
            done.into(snapshot);
            part = null;
        }
    }

    private String path(String name) throws IOException {
        String plain = plain(name);
        String path = plain.equals(".") ? folder : plain.startsWith("/") ? plain : folder + "/" + plain;
        boolean rooted = plain.startsWith("/") || !folder.isEmpty();
        if (!rooted || !Glob.isPlain(path) || path.length() > LONGEST_PATH || path.indexOf('\0') >= 0) {
            throw wrong("its path is no absolute path without \"..\"");
        }
        return path;
    }

    private void once(String what) throws IOException {
        if (!told.add(what)) {
            throw wrong(shortened(what) + " is told twice");
        }
    }

    private void keep(int more) throws IOException {
        characters += more;
        if (characters > limits.characters()) {
            throw new SnapshotFormatException(Text.of(
                    "This recording is refused: it has more than {0} characters, more than any host gives.",
                    limits.characters()));
        }
    }

    private static Optional<HostCommand> command(String name) {
        return Arrays.stream(HostCommand.values()).filter(command -> command.name().equals(name)).findFirst();
    }

    private String plain(String escaped) throws IOException {
        return Escapes.plain(escaped)
                .orElseThrow(() -> wrong("it has an escape or a character that the format has not"));
    }

    private static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    private SnapshotFormatException wrong(String why) {
        return new SnapshotFormatException(
                Text.of("This recording cannot be read: at line {0}, {1}. Record the host anew.", lines.number(), why));
    }

    private SnapshotFormatException cutOff() {
        return new SnapshotFormatException(
                Text.of("This recording is cut off after line {0}. Copy it again, or record the host anew.",
                        lines.number()));
    }
}
