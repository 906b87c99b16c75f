// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.domain.Draft;
import org.vitrine.provider.Values;
import org.vitrine.provider.tck.StandIn;

import com.google.gson.JsonObject;

class SelfCheckTest {
    private final Cli cli = new Cli();
    @TempDir
    Path folder = Path.of("");

    private void file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void fill() throws IOException {
        file("a.xml", "<domain/>");
        file("b/c.XML",
                "<?xml version='1.0'?>\r\n<domain>\r\n\t<devices><video><model type='card'/></video></devices></domain>");
        file("network.xml", "<network/>");
        file("n2.xml", "<network>\n</network>");
        file("snapshot.xml", "<domainsnapshot><domain/></domainsnapshot>");
        file("dtd.xml", "<!DOCTYPE domain [<!ENTITY a 'b'>]><domain>&a;</domain>");
        file("broken.xml", "<domain><devices></domain>");
        file("empty.xml", "");
        file("readme.txt", "<domain/>");
        Files.write(folder.resolve("latin.xml"),
                "<domain><name>\u00e4</name></domain>".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(folder.resolve("wide.xml"),
                "\uFEFF<domain><name>\u00e4</name></domain>".getBytes(StandardCharsets.UTF_16LE));
        Files.createSymbolicLink(folder.resolve("circle.xml"), folder);
    }

    @Test
    void everyDomainIsTriedAndAllElseIsCountedByReason() throws IOException {
        fill();
        Cli.Result result = cli.run("convert", "--self-check", folder, "--json");
        assertEquals(0, result.code());
        JsonObject answer = result.json();
        Documented.check(answer);
        assertEquals(10, answer.get("files").getAsInt());
        assertEquals(3, answer.get("domains").getAsInt());
        assertEquals(4, answer.get("edits").getAsInt(), "one is added to each, and one is removed");
        assertEquals(0, answer.getAsJsonArray("failures").size());
        JsonObject networks = answer.getAsJsonArray("others").asList().stream().map(one -> one.getAsJsonObject())
                .filter(one -> one.get("reason").getAsString().equals("This is a network")).findFirst().orElseThrow();
        assertEquals(2, networks.get("files").getAsInt());
        assertEquals("n2.xml", networks.get("example").getAsString());
    }

    @Test
    void forAPerson() throws IOException {
        fill();
        String text = cli.run("convert", "--self-check", folder).out();
        assertTrue(text.startsWith("files        10\ndomains      3\nedits        4 made and taken back, of card\n"),
                text);
        assertTrue(text.endsWith("failures     0\n"), text);
    }

    /** Throws where it is to add something. */
    private static final class Wild extends StandIn {
        Wild() {
            super("wild");
        }

        @Override
        public void add(Draft draft, Values values) {
            throw new IllegalStateException("boom");
        }
    }

    @Test
    void whatGoesWrongIsNamedWithItsFile() throws IOException {
        cli.providers.active.add(new StandIn("lazy"));
        cli.providers.active.add(new Wild());
        file("a.xml", "<domain/>");
        Cli.Result result = cli.run("convert", "--self-check", folder);
        assertEquals(1, result.code());
        assertTrue(result.out().contains("failures     2\n  a.xml: adding lazy changes nothing\n"
                + "  a.xml: an edit of wild failed: java.lang.IllegalStateException: boom\n"), result.out());
    }

    @Test
    void aFolderThatIsNone() {
        assertTrue(cli.run("convert", "--self-check", folder.resolve("none")).sentence(2).contains("no such file"));
        assertTrue(cli.run("convert").sentence(2).startsWith("Say what to convert to"));
        assertEquals("Name the file to convert.", cli.run("convert", "--to", "libvirt").sentence(2));
    }
}
