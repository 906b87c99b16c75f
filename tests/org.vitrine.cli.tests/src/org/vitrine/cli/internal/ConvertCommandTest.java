// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;

class ConvertCommandTest {
    private static final String DOMAIN = "<domain type='qemu'>\n  <name>x</name>\n  <memory>1</memory>\n</domain>\n";
    private static final String NAMED = "<domain type='qemu'>\n  <name>blue</name>\n</domain>\n";

    private final Cli cli = new Cli();
    @TempDir
    Path folder = Path.of("");

    private final FakeDialects.Note dialect = new FakeDialects.Note();

    @BeforeEach
    void addDialect() {
        cli.dialects.dialects.add(dialect);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    void fromADialectToDomainXml() throws IOException {
        Cli.Result result = cli.run("convert", file("a.note", "name blue red"), "--to", "libvirt");
        assertEquals(0, result.code());
        assertEquals(NAMED, result.out());
        assertEquals("vitrine: not carried: colour: Domains have none.\n", result.err());
    }

    @Test
    void whatLibvirtMakesOfACommandLineIsComparedWhereItIsThere() throws IOException {
        Path file = file("a.note", "name blue red");
        dialect.commandLine = true;
        cli.machines.connection.commandLine = Optional.of("qemu -x");
        assertEquals("vitrine: not carried: colour: Domains have none.\nvitrine: not carried: blue: Not in qemu -x.\n",
                cli.run("convert", file, "--to", "libvirt").err());
        assertTrue(cli.machines.connection.closed);
        assertEquals(2, cli.run("convert", file, "--to", "libvirt", "--json").json().getAsJsonArray("losses").size());

        cli.machines.connection.commandLine = Optional.empty();
        Cli.Result refused = cli.run("convert", file, "--to", "libvirt");
        assertEquals(0, refused.code());
        assertEquals(NAMED, refused.out());
        assertTrue(refused.err().contains("vitrine: not compared with what libvirt makes of it: libvirt refuses blue."),
                refused.err());

        cli.machines.embedded = false;
        assertEquals("vitrine: not carried: colour: Domains have none.\n",
                cli.run("convert", file, "--to", "libvirt").err());
    }

    @Test
    void toADialect() throws IOException {
        Cli.Result result = cli.run("convert", file("x.xml", DOMAIN), "--to", "note");
        assertEquals(0, result.code());
        assertEquals("name x grey\n", result.out());
        assertEquals("vitrine: not carried: /domain/memory: A note has no room.\n", result.err());
    }

    @Test
    void theHostIsAskedWhereOneIsNamed() throws IOException {
        Path file = file("x.xml", DOMAIN);
        cli.run("convert", file, "--to", "note");
        cli.run("convert", file, "--to", "note", "--host", "local");
        assertNotSame(cli.hosts.snapshot, dialect.hosts.getFirst());
        assertSame(cli.hosts.snapshot, dialect.hosts.getLast());
    }

    @Test
    void strictFailsAndWritesNothingWhereSomethingIsNotCarried() throws IOException {
        Path output = folder.resolve("out");
        Cli.Result result = cli.run("convert", file("x.xml", DOMAIN), "--to", "note", "--strict", "-o", output);
        assertEquals(1, result.code());
        assertEquals(1, result.err().lines().count());
        assertFalse(Files.exists(output));
        Path whole = file("y.xml", DOMAIN.replace("  <memory>1</memory>\n", ""));
        assertEquals(0, cli.run("convert", whole, "--to", "note", "--strict", "-o", output).code());
        assertEquals("name x grey\n", Files.readString(output));
    }

    @Test
    void aDomainThatStaysOneKeepsItsBytes() throws IOException {
        byte[] latin = "<?xml version='1.0' encoding='ISO-8859-1'?>\r\n<domain><name>\u00e4</name></domain>"
                .getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("x.xml"), latin);
        assertArrayEquals(latin, cli.run("convert", file, "--to", "libvirt").bytes());
    }

    @Test
    void jsonAsDocumented() throws IOException {
        Cli.Result result = cli.run("convert", file("a.note", "name blue red"), "--to", "libvirt", "--json");
        JsonObject answer = result.json();
        Documented.check(answer);
        assertEquals("note", answer.get("from").getAsString());
        assertEquals(NAMED, answer.get("text").getAsString());
        JsonObject loss = answer.getAsJsonArray("losses").get(0).getAsJsonObject();
        assertEquals("read", loss.get("step").getAsString());
        assertEquals("colour", loss.get("part").getAsString());
        assertFalse(cli.run("convert", folder.resolve("a.note"), "--to", "libvirt", "--json", "--strict").json()
                .has("text"));
    }

    @Test
    void refusals() throws IOException {
        Path note = file("a.note", "name blue red");
        assertEquals("There is no dialect \"moon\"; there is libvirt, note.",
                cli.run("convert", note, "--to", "moon").sentence(2));
        assertEquals("There is no dialect \"moon\"; there is libvirt, note.",
                cli.run("convert", note, "--from", "moon", "--to", "note").sentence(2));
        assertTrue(cli.run("convert", note, "--from", "libvirt", "--to", "note").sentence(2)
                .startsWith(note + ":1:1: This is not XML"));
        Path odd = file("b.note", "name blue");
        assertEquals(odd + ":1:9: A note has three words.", cli.run("convert", odd, "--to", "libvirt").sentence(2));
        Path other = file("c.txt", "hello");
        assertTrue(cli.run("convert", other, "--to", "libvirt").sentence(2)
                .startsWith(
                        other + ": this is neither the XML of a domain nor of a dialect that is known here (note)"));
        Path nameless = file("d.xml", "<domain type='qemu'/>");
        assertEquals(nameless + ": A note needs a name.", cli.run("convert", nameless, "--to", "note").sentence(2));
        assertTrue(cli.run("convert", file("e.xml", "<network/>"), "--to", "note").sentence(2).contains("a network"));
        assertTrue(cli.run("convert", note, "--to", "note", "--host", "moon").sentence(2).contains("no host"));
    }
}
