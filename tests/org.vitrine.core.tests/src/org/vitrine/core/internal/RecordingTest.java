// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.core.VitrineException;
import org.vitrine.host.CommandOutput;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.SnapshotText;

class RecordingTest {
    private static final HostSnapshot HOST = HostSnapshot.builder()
            .probed(List.of(Probe.path("/etc/group"), Probe.command(HostCommand.UNAME)))
            .put("/etc/group", Entry.file("kvm:x:104:\nno line feed")).put("/dev/kvm", Entry.device(0660, 0, 104, true))
            .put("/sys/a b", Entry.unreadable("Permission denied"))
            .output(HostCommand.UNAME, Fact.known(new CommandOutput(1, "Linux\n\0\u0007", "é"))).build();
    @TempDir
    Path folder = Path.of("");

    private Path packed(byte[] text) throws IOException {
        Path file = folder.resolve("x.vhost");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text);
        }
        return file;
    }

    private Path packed(String text) throws IOException {
        return packed(text.getBytes(StandardCharsets.UTF_8));
    }

    private static HostSnapshot read(Path file) throws VitrineException {
        return Recording.read(file, SnapshotText.Limits.USUAL);
    }

    /** The one sentence it is refused with. */
    private static String refusal(Path file) {
        String sentence = assertThrows(VitrineException.class, () -> read(file)).text().toString();
        assertTrue(sentence.startsWith(file.toString()) || sentence.contains(file.toString()), sentence);
        assertFalse(sentence.contains("Exception"), sentence);
        return sentence;
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        Path file = folder.resolve("new/folder/x.vhost");
        Recording.write(file, HOST);
        HostSnapshot read = read(file);
        assertEquals(HOST.tree(), read.tree());
        assertEquals(HOST.outputs(), read.outputs());
        assertEquals(HOST.id(), read.id());
        try (var files = Files.list(folder.resolve("new/folder"))) {
            assertEquals(1, files.count(), "nothing is left beside it");
        }
    }

    @Test
    void textThatIsNotCompressedIsReadToo() throws Exception {
        Path file = Files.writeString(folder.resolve("x.vhost"), "vitrine-host 1\nin /etc\nfile group = a\nend\n");
        assertEquals(Fact.known("a\n"), read(file).text("/etc/group"));
    }

    @Test
    void whatWasCutOffIsRefusedWhereverThatIs() throws Exception {
        Path file = folder.resolve("whole.vhost");
        Recording.write(file, HOST);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            refusal(Files.write(folder.resolve("cut.vhost"), Arrays.copyOf(whole, length)));
        }
    }

    @Test
    void whatIsDamagedIsReadAsItWasOrRefused() throws Exception {
        Path file = folder.resolve("whole.vhost");
        Recording.write(file, HOST);
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x55;
            Path other = Files.write(folder.resolve("damaged.vhost"), damaged);
            try {
                // gzip's header has bytes that mean nothing
                assertEquals(HOST.id(), read(other).id());
            } catch (VitrineException e) {
                assertTrue(e.text().toString().contains(other.toString()), e.text().toString());
            }
        }
    }

    @Test
    void aLaterVersionIsRefusedAsSuch() throws Exception {
        assertTrue(refusal(packed("vitrine-host 2\nend\n")).contains("newer"),
                refusal(packed("vitrine-host 2\nend\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/../root/x", "/etc//x", "etc/x", "/", "/etc/./x", "/etc/x/"})
    void pathsThatLeadElsewhereAreRefused(String path) throws Exception {
        refusal(packed("vitrine-host 1\nfile " + path + " = a\nend\n"));
    }

    @Test
    void aBombIsRefusedBeforeItIsLarge() throws Exception {
        Path file = folder.resolve("bomb.vhost");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("vitrine-host 1\nfile /etc/x\n".getBytes(StandardCharsets.UTF_8));
            byte[] lines = "|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"
                    .repeat(1000)
                    .getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 3000; i++) {
                out.write(lines);
            }
        }
        assertTrue(Files.size(file) < 2 << 20, "240 MB in " + Files.size(file));
        long before = used();
        refusal(file);
        assertTrue(used() - before < 64 << 20, "memory stays bounded");
    }

    @Test
    void aLineWithoutEndIsRefused() throws Exception {
        Path file = folder.resolve("line.vhost");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            byte[] zeros = "0".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 256; i++) {
                out.write(zeros);
            }
        }
        refusal(file);
    }

    @Test
    void tenMillionEntriesAreRefused() throws Exception {
        Path file = folder.resolve("many.vhost");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("vitrine-host 1\nin /sys\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 10_000_000; i += 1000) {
                var lines = new StringBuilder();
                for (int j = 0; j < 1000; j++) {
                    lines.append("file ").append(i + j).append('\n');
                }
                out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        refusal(file);
    }

    @Test
    void whatIsNoTextIsRefused() throws Exception {
        refusal(packed(new byte[]{(byte) 0xff, (byte) 0xfe, 0, 1}));
        refusal(Files.writeString(folder.resolve("y.vhost"), "PNG"));
        refusal(folder.resolve("missing.vhost"));
        refusal(Files.createDirectory(folder.resolve("folder.vhost")));
    }

    @Test
    void aFileThatCannotBeWrittenStaysAsItWas() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "old").resolve("x.vhost");
        String sentence = assertThrows(VitrineException.class, () -> Recording.write(file, HOST)).text().toString();
        assertTrue(sentence.contains(file.toString()), sentence);
        assertEquals("old", Files.readString(folder.resolve("file")));
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
