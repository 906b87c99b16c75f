// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bad domain files get one sentence that begins with {@code path[:line:column]}, whatever command reads them. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class BadFileTest {
    private final Cli cli = new Cli();
    @TempDir
    Path folder = Path.of("");

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("x.xml"), content);
    }

    /** The sentence, the same from each command, without the path it begins with; the file is as it was. */
    private String refusal(Path path) {
        List<String> sentences = List.of(cli.run("check", path).sentence(2),
                cli.run("check", path, "--json").sentence(2),
                cli.run("configure", path, "--use", "card", "--in-place").sentence(2),
                cli.run("run", path).sentence(2));
        assertEquals(1, sentences.stream().distinct().count(), sentences.toString());
        assertTrue(sentences.getFirst().startsWith(path + ":"), sentences.getFirst());
        return sentences.getFirst().substring(path.toString().length());
    }

    private String refusal(String content) throws IOException {
        Path path = file(content);
        String sentence = refusal(path);
        assertEquals(content, Files.readString(path));
        return sentence;
    }

    @Test
    void missing() {
        assertEquals(": there is no such file; check its name.", refusal(folder.resolve("none.xml")));
    }

    @Test
    void unreadable() {
        String denied = InputFile.unreadable(Path.of("x.xml"), new AccessDeniedException("x.xml")).toString();

        assertEquals("x.xml: you may not read this file; change its permissions or become its owner.", denied);
        assertEquals(": this cannot be read (Is a directory); name a file that describes a machine.", refusal(folder));
    }

    @Test
    void notXml() throws IOException {
        assertTrue(refusal("# a script\n").startsWith(":1:1: This is not XML"));
        assertTrue(refusal("<domain>\n  <devices>\n</domain>\n").startsWith(":3:"));
        assertTrue(refusal("").startsWith(": There is no XML here"));
    }

    @Test
    void notADomain() throws IOException {
        String sentence = refusal("<network><name>default</name></network>");

        assertTrue(sentence.matches(":1:\\d+: This is a network: .*virsh dumpxml.*"), sentence);
    }

    @Test
    void entityBomb() throws IOException {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE domain [<!ENTITY a 'aaaaaaaaaa'>\n");
        for (char c = 'b'; c < 'k'; c++) {
            bomb.append("<!ENTITY %c '%s'>\n".formatted(c, ("&" + (char) (c - 1) + ";").repeat(10)));
        }

        assertTrue(refusal(bomb.append("]><domain>&j;</domain>").toString()).contains("take out the <!DOCTYPE"));
    }

    @Test
    void externalEntityIsNotFetched() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "hunter2");
        String sentence = refusal("<!DOCTYPE domain [<!ENTITY e SYSTEM '%s'>]>\n<domain><name>&e;</name></domain>"
                .formatted(secret.toUri()));

        assertTrue(sentence.contains("neither expanded nor fetched"), sentence);
        assertFalse(sentence.contains("hunter2"));
    }

    @Test
    void fiftyMegabytes() throws IOException {
        Path large = folder.resolve("disk.img");
        try (RandomAccessFile disk = new RandomAccessFile(large.toFile(), "rw")) {
            disk.setLength(50_000_000);
        }

        assertEquals(
                ": this is larger than the 16 MiB that are taken for a machine; name a file that describes one, not a disk or a log.",
                refusal(large));
        assertEquals(50_000_000, Files.size(large));
    }

    @Test
    void wrongEncoding() throws IOException {
        byte[] latin = "<domain>\n <name>ä</name>\n</domain>".getBytes(StandardCharsets.ISO_8859_1);
        Path path = Files.write(folder.resolve("latin.xml"), latin);

        String sentence = refusal(path);
        assertTrue(sentence.startsWith(":2:8: the byte 0xE4 is not UTF-8; save the file as UTF-8"), sentence);
        assertArrayEquals(latin, Files.readAllBytes(path));
        assertTrue(refusal("<?xml version='1.0' encoding='KLINGON'?><domain/>")
                .startsWith(":1:1: the encoding \"KLINGON\""));
    }

    @Test
    void unknownElementsAreKept() throws IOException {
        String odd = "<domain xmlns:q='urn:q' type='qemu'>\n  <q:odd a=\"1\"/>\n  <future  x='y'>\t</future><!-- -->\n</domain>";

        Cli.Result result = cli.run("configure", file(odd), "--use", "card");

        assertEquals(0, result.code());
        assertTrue(result.out().contains("\n  <q:odd a=\"1\"/>\n  <future  x='y'>\t</future><!-- -->\n"), result.out());
    }

    @Test
    void debugShowsTheTrace() throws IOException {
        String err = cli.run("check", "--debug", file("<network/>")).err();

        assertTrue(err.startsWith("vitrine: ") && err.contains("\tat org.vitrine.domain."), err);
    }
}
