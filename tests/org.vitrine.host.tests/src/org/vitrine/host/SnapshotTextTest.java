// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.LongFunction;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotTextTest {
    private static final SnapshotText.Limits SMALL = new SnapshotText.Limits(100, 1000, 5000, 2000);

    private static HostSnapshot read(String text) throws IOException {
        return SnapshotText.read(new StringReader(text), SMALL);
    }

    private static String refusal(String text) {
        return assertThrows(SnapshotFormatException.class, () -> read(text)).text().toString();
    }

    private static String written(HostSnapshot host) throws IOException {
        var out = new StringWriter();
        SnapshotText.write(host, out);
        return out.toString();
    }

    private static HostSnapshot host(String path, Entry entry) {
        return HostSnapshot.builder().put(path, entry).build();
    }

    private static void returns(HostSnapshot host) throws IOException {
        String text = written(host);
        // through UTF-8, as a file would carry it
        String carried = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        HostSnapshot again = SnapshotText.read(new StringReader(carried), SnapshotText.Limits.USUAL);
        assertEquals(host.tree(), again.tree(), text);
        assertEquals(host.outputs(), again.outputs(), text);
        assertEquals(host.probes(), again.probes(), text);
        assertTrue(text.lines().allMatch(line -> line.length() <= SnapshotText.LONGEST_LINE), text);
    }

    @Test
    void aRecordingHasTheSameDigitsInEveryLanguage() throws IOException {
        HostSnapshot host = host("/a/b", new Entry(Entry.Kind.FILE, 0640, 1000, 36, true, false, Fact.known("1")));
        String text = written(host);
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        try {
            Locale.setDefault(Locale.Category.FORMAT, Locale.of("fa", "IR"));
            assertEquals(text, written(host));
            returns(host);
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\n\n", "one", "one\n", " one \n", "one\ntwo", "one\n\ntwo\n", "a = b -> c\n",
            "|x\n",
            "\t\n", "tab\t", "back\\slash\n", "\r\n", "\u0000\u0001\u007f\u0085", "\u2028\ufeff", "\ud83d\ude00\n",
            "\ud83d",
            "\ude00\ud83d\n", "end\n", "# no comment\n"})
    void everyTextComesBack(String text) throws IOException {
        for (Entry.Kind kind : Entry.Kind.values()) {
            returns(host("/a/b", new Entry(kind, 0644, 0, 0, true, false, Fact.known(text))));
        }
        returns(HostSnapshot.builder().output(HostCommand.ID, Fact.known(new CommandOutput(-1, text, text)))
                .output(HostCommand.UNAME, Fact.absent()).output(HostCommand.QEMU_VERSION, Fact.unknown(text))
                .build());
    }

    @Test
    void longTextsAreBroken() throws IOException {
        returns(host("/a", Entry.file("x".repeat(100_000))));
        returns(host("/a", Entry.file(("\u0001".repeat(5000) + "\n").repeat(3))));
        returns(host("/a", Entry.link("\ud83d\ude00".repeat(9000))));
        returns(host("/a", Entry.file("y" + "\ud83d\ude00".repeat(9000) + "\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "/a b/c d", "/a/ ", "/a/b\nc", "/a/\\", "/a/=", "/a/b/->", "/a/\u0007", "/-", "/a/#x",
            "/0000:01:00.0/x"})
    void everyPathComesBack(String path) throws IOException {
        returns(host(path, Entry.file("x\n")));
        returns(HostSnapshot.builder().put(path, Entry.directory()).put(path + "/below", Entry.link("x y"))
                .put("/z", Entry.device(0660, 1, 2, true)).probed(List.of(Probe.path(path + "/*", Volatility.VOLATILE),
                        Probe.command(HostCommand.ID)))
                .build());
    }

    @Test
    void everythingAboutAnEntryComesBack() throws IOException {
        for (Entry.Kind kind : Entry.Kind.values()) {
            for (Fact<String> content : List.<Fact<String>>of(Fact.absent(), Fact.unknown("Permission denied"),
                    Fact.known(""))) {
                returns(host("/a", new Entry(kind, 07777, 4294, -1, false, true, content)));
                returns(host("/a", new Entry(kind, 0, 0, 0, false, false, content, 1L << 40, 1_700_000_000)));
            }
        }
    }

    @Test
    void itReadsAsAPersonWroteIt() throws IOException {
        HostSnapshot host = read("""
                vitrine-host 1
                # a comment
                probe state /sys/**
                probe command NEWER_THAN_THIS
                in /sys/class/drm
                file card0/status = connected

                link card0/device -> ../../x y
                dir .
                file /proc/cmdline
                |quiet
                \\ro
                @ 0444 0:0 r-
                answer NEWER_THAN_THIS 0
                |text
                end
                """);
        assertEquals(Fact.known("connected\n"), host.text("/sys/class/drm/card0/status"));
        assertEquals(Fact.known("../../x y"), host.target("/sys/class/drm/card0/device"));
        assertEquals(Fact.known("quiet\nro"), host.text("/proc/cmdline"));
        assertEquals(Fact.known(0444), host.entry("/proc/cmdline").map(Entry::mode));
        assertEquals(Fact.absent(), host.entry("/sys/class/drm/card1"));
        assertEquals(List.of(Probe.path("/sys/**")), host.probes());
    }

    @Test
    void whatAnEditorAddsIsPassedOver() throws IOException {
        String text = "vitrine-host 1\nprobe state /sys/**\nfile /sys/a = x\nfile /sys/b\n|one\n\\two\nend\n";
        assertEquals(Fact.known("one\ntwo"), read("\uFEFF" + text.replace("\n", "\r\n")).text("/sys/b"));
        assertEquals(written(read(text)), written(read(text.replace("\n", "\r\n"))));
        assertTrue(refusal("\uFEFF\uFEFF" + text).contains("This is no recording"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "x; This is no recording of a host", "vitrine-host; This is no recording of a host",
            "vitrine-host 0~end; This is no recording of a host", "vitrine-host 1x~end; This is no recording of a host",
            "vitrine-host 2~end; This recording has format 2, and this Vitrine reads up to 1. Open it with a newer Vitrine.",
            "vitrine-host 1; is cut off after line 1", "vitrine-host 1~file /a = x; is cut off after line 2",
            "vitrine-host 1~end~file /a = x; something follows its end",
            "vitrine-host 1~file /a/../etc/shadow~end; no absolute path",
            "vitrine-host 1~in /sys~file ../a~end; no absolute",
            "vitrine-host 1~file a~end; no absolute path", "vitrine-host 1~file /a//b~end; no absolute path",
            "vitrine-host 1~file /a\\u0000b~end; no absolute path", "vitrine-host 1~in ~end; no absolute path",
            "vitrine-host 1~file~end; no absolute path", "vitrine-host 1~dir .~end; no absolute path",
            "vitrine-host 1~file /a = x~file /a = y~end; /a is told twice",
            "vitrine-host 1~answer ID 0~answer ID 0~end; command ID is told twice",
            "vitrine-host 1~file /a b~end; followed by something else", "vitrine-host 1~dir /a = b~end; something else",
            "vitrine-host 1~bogus /a~end; is no word of it", "vitrine-host 1~|text~end; it continues nothing",
            "vitrine-host 1~file /a~@ rw-r--r--~end; its permissions are not like",
            "vitrine-host 1~file /a = \\x~end; an escape or a character", "vitrine-host 1~file /a = x\\~end; an escape",
            "vitrine-host 1~file /a = \u0007~end; an escape or a character",
            "vitrine-host 1~probe state /sys/../x~end; its pattern is no absolute path",
            "vitrine-host 1~probe forever /sys~end; says not how long", "vitrine-host 1~probe /sys~end; a probe needs",
            "vitrine-host 1~answer ID~end; an answer needs", "vitrine-host 1~answer ID x~end; an answer needs",
            "vitrine-host 1~missing~end; an answer needs"})
    void whatIsWrongIsSaidInOneSentence(String text, String said) {
        String refusal = refusal(text.replace('~', '\n') + "\n");
        assertTrue(refusal.contains(said), refusal);
        assertEquals(1, refusal.lines().count());
    }

    @Test
    void aRecordingCutAnywhereIsRefused() throws IOException {
        String whole = written(Corpus.host(Corpus.PLAIN));
        for (int length = 0; length < whole.length() - "end\n".length(); length += 97) {
            String cut = whole.substring(0, length);
            assertThrows(SnapshotFormatException.class,
                    () -> SnapshotText.read(new StringReader(cut), SnapshotText.Limits.USUAL), cut);
        }
    }

    /** A text without end, made as it is read. */
    private static Reader endless(LongFunction<String> line) {
        return new Reader() {
            private long number;
            private String rest = "vitrine-host 1\n";

            @Override
            public int read(char @Nullable [] buffer, int offset, int length) {
                if (rest.isEmpty()) {
                    rest = line.apply(number++);
                }
                int count = Math.min(length, rest.length());
                rest.getChars(0, count, Objects.requireNonNull(buffer), offset);
                rest = rest.substring(count);
                return count;
            }

            @Override
            public void close() {
                // nothing to close
            }
        };
    }

    private static String bomb(LongFunction<String> line) {
        return assertThrows(SnapshotFormatException.class, () -> SnapshotText.read(endless(line), SMALL)).text()
                .toString();
    }

    @Test
    void bombsAreRefusedWithinBounds() {
        String x = "x".repeat(200);
        assertTrue(bomb(n -> "file /a" + n + " = x\n").contains("more than 100 entries"));
        assertTrue(bomb(n -> n == 0 ? "file /a\n" : "|" + x + "\n").contains("more than 1000 characters"));
        assertTrue(bomb(n -> n == 0 ? "answer ID 0\n" : ">" + x + "\n").contains("more than 1000 characters"));
        assertTrue(bomb(n -> "file /" + x + n + " = " + x + "\n").contains("more than 5000 characters"));
        assertTrue(bomb(n -> "probe state /" + x + "\n").contains("more than 5000 characters"));
        assertTrue(bomb(n -> n == 0 ? "dir /a\n" : "!" + x + "\n").contains("more than 5000 characters"));
        assertTrue(bomb(n -> "# nothing\n").contains("more than 2000 lines"));
        assertTrue(bomb(n -> "\n").contains("more than 2000 lines"));
        assertTrue(bomb(n -> x).contains("longer than 8192 characters"));
        assertTrue(bomb(n -> n == 0 ? "end\n" : "\n").contains("more than 2000 lines"));
        assertTrue(bomb(n -> "in /" + x + n + "\n").contains("more than 100 entries"));
    }

    @Test
    void tenMillionEntriesAreRefusedLongBeforeTheyAreHeld() {
        String said = assertThrows(SnapshotFormatException.class,
                () -> SnapshotText.read(endless(n -> "file /sys/" + n + " = 1\n"), SnapshotText.Limits.USUAL)).text()
                .toString();
        assertTrue(said.contains("more than 400000 entries"), said);
    }

    @Test
    void aPathThatIsTooLongIsRefused() {
        assertTrue(refusal("vitrine-host 1\nfile /" + "x".repeat(4999) + "\nend\n").contains("no absolute path"));
    }
}
