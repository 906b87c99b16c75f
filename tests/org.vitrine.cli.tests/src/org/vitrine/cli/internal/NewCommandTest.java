// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.core.Offer;
import org.vitrine.core.Report;
import org.vitrine.core.Row;
import org.vitrine.domain.Domain;
import org.vitrine.host.Text;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.Finding;
import org.vitrine.provider.ProviderInfo;
import org.vitrine.provider.Trait;
import org.vitrine.provider.Values;

import com.google.gson.JsonObject;

/** Kinds of machines, listed and made. */
class NewCommandTest {
    private final Cli cli = new Cli();
    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void aHostWithoutARareGpu() {
        Finding finding = Finding.block("This host lacks a rare GPU");
        cli.templates.parts = List.of(new Offer(ProviderInfo.of("rare", "Rare", "Rare", Trait.MEDIATED),
                Candidate.of(Values.of(List.of()), "One"),
                new Report(List.of(new Row("c", Text.of("?"), Optional.empty(), Optional.empty(), finding)))));
    }

    @Test
    void templatesAreListedWithWhatTheHostLacks() {
        assertEquals("""
                TEMPLATE  TITLE    ON THIS HOST
                plain     Plain    ready
                windows   Windows  This host lacks a rare GPU
                """, cli.run("templates").out());
        JsonObject answer = cli.run("templates", "--json").json();
        Documented.check(answer);
        JsonObject windows = answer.getAsJsonArray("templates").get(1).getAsJsonObject();
        assertEquals("block", windows.get("verdict").getAsString());
        assertEquals("windows", windows.get("guest").getAsString());
        assertFalse(answer.getAsJsonArray("templates").get(0).getAsJsonObject().has("obstacle"));
    }

    @Test
    void aMachineIsWrittenAndWhatIsMissingIsSaid() throws IOException {
        Path disk = folder.resolve("d.qcow2");
        Path target = folder.resolve("m.xml");

        Cli.Result result = cli.run("new", "m", "--template", "windows", "--disk", disk, "--memory", "2048",
                "--network", "default", "-o", target);

        assertEquals(0, result.code(), result.err());
        assertEquals("", result.out());
        assertTrue(result.err().contains("This host lacks a rare GPU.\n"), result.err());
        assertTrue(result.err().contains("qemu-img create -f qcow2 " + disk), result.err());
        Domain made = Domain.of(Files.readString(target));
        assertEquals(Optional.of("2048"), made.get("/memory"));
        assertEquals(Optional.of(disk.toString()), made.get("/devices/disk/source@file"));
        assertEquals(Optional.of("qcow2"), made.get("/devices/disk/driver@type"));
        assertEquals(Optional.of("default"), made.get("/devices/interface/source@network"));
        assertEquals(Optional.of("efi"), made.get("/os@firmware"));
        assertTrue(made.find("/devices/tpm").isPresent());
    }

    @Test
    void withoutAFileItIsPrinted() {
        Cli.Result result = cli.run("new", "Grün", "--template", "plain");

        assertEquals("", result.err());
        assertEquals(Optional.of("Grün"), Domain.of(result.out()).name());
    }

    @Test
    void whatCannotBeIsRefusedInASentence() {
        assertEquals("There is no template \"x\"; there is plain, windows.",
                cli.run("new", "m", "--template", "x").sentence(2));
        assertEquals("A machine needs 16 MiB of memory or more.",
                cli.run("new", "m", "--template", "plain", "--memory", "1").sentence(2));
        assertTrue(cli.run("new", "m", "--template", "plain", "--host", "moon").sentence(2).contains("moon"));
    }
}
