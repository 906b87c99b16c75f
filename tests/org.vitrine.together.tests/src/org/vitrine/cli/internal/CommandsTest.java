// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vitrine.core.Dialects;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.GraphicsProvider;

/** The commands for documents with every provider and dialect that comes with Vitrine. */
class CommandsTest {
    private static final String NAMED = "<domain type='kvm'>\n  <name>x</name>\n  <memory unit='GiB'>4</memory>\n"
            + "  <vcpu>2</vcpu>\n  <os>\n    <type arch='x86_64' machine='q35'>hvm</type>\n  </os>\n  <devices/>\n</domain>\n";

    @TempDir
    Path folder = Path.of("");

    private record Result(int code, String out, String err) {
    }

    private static Result run(Object... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = Together.service(VitrineCommand.class).run(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Stream.of(words).map(Object::toString).toArray(String[]::new));
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static List<String> providers() {
        return Together.providers().active().stream().map(one -> one.info().id()).toList();
    }

    static List<String> dialects() {
        return Together.service(Dialects.class).all().stream().map(one -> one.info().id()).toList();
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void configureAddsItAndCheckSaysWhatItThinks(String id) throws IOException {
        GraphicsProvider provider = Together.providers().find(id).orElseThrow();
        Result result = run("configure", file("x.xml", NAMED), "--use", id);
        assertEquals(0, result.code(), result.err());
        assertEquals(1, provider.uses(Domain.of(result.out()), HostSnapshot.nothingKnown()).size(), result.out());
        Path configured = file("y.xml", result.out());
        Result check = run("check", configured, "--json");
        assertTrue(Set.of(0, 1, 3).contains(check.code()), check.err());
        String expected = check.code() == 1 ? "\"verdict\": \"block\"" : "\"findings\":";
        assertTrue(check.out().contains(expected), check.out());
        assertFalse(check.out().contains("did not answer") || check.out().contains(" failed: "), check.out());
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void convertThereAndBackKeepsTheName(String id) throws IOException {
        Result there = run("convert", file("x.xml", NAMED), "--to", id);
        assertEquals(0, there.code(), there.err());
        assertTrue(there.err().lines().allMatch(line -> line.startsWith("vitrine: not carried: ")), there.err());
        String extension = Together.service(Dialects.class).find(id).orElseThrow().info().extension();
        Path file = file("x." + extension, there.out());
        Result back = run("convert", file, "--from", id, "--to", "libvirt");
        assertEquals(0, back.code(), back.err() + there.out());
        assertTrue(Domain.of(back.out()).name().isPresent(), back.out());
        Result recognised = run("convert", file, "--to", "libvirt");
        assertEquals(back.out(), recognised.out(), recognised.err());
    }

    @Test
    void theSelfCheckIsCleanOnDomainsOfManyStyles() {
        Result result = run("convert", "--self-check",
                Together.checkout().resolve("tests/org.vitrine.domain.tests/src"));
        assertEquals(0, result.code(), result.out());
        long edits = Long.parseLong(result.out().replaceAll("(?s).*edits +(\\d+) .*", "$1"));
        long domains = Long.parseLong(result.out().replaceAll("(?s)files.*?\ndomains +(\\d+)\n.*", "$1"));
        assertTrue(domains > 20 && edits >= domains * providers().size(), result.out());
    }
}
