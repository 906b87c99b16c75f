// SPDX-License-Identifier: EPL-2.0
package org.vitrine.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonElement;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** The commands of the product, each in a process of its own. */
class CommandLineTest {
    static final String SOUND = """
            <domain type='qemu'>
              <name>sound</name>
              <memory unit='MiB'>128</memory>
              <os><type arch='x86_64' machine='pc'>hvm</type></os>
              <devices>
                <channel type='spicevmc'>
                  <target type='virtio' name='com.redhat.spice.0'/>
                </channel>
                <graphics type='spice'>
                  <listen type='socket'/>
                </graphics>
                <video>
                  <model type='qxl' ram='65536' vram='65536' vgamem='16384' heads='1' primary='yes'/>
                </video>
              </devices>
            </domain>
            """;

    @TempDir
    Path folder;
    private Script script;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        script = new Script(folder);
        file = Files.writeString(folder.resolve("machine.xml"), SOUND);
    }

    private static JsonObject json(Script.Result result) {
        return JsonParser.parseString(result.out()).getAsJsonObject();
    }

    @Test
    void providersListsQxlWithItsTraits() {
        JsonObject answer = json(script.run("providers", "--json").exits(0));
        JsonObject qxl = answer.getAsJsonArray("providers").asList().stream().map(JsonElement::getAsJsonObject)
                .filter(one -> one.get("id").getAsString().equals("qxl")).findFirst().orElseThrow();
        assertEquals("active", qxl.get("state").getAsString());
        List<String> traits = qxl.getAsJsonArray("traits").asList().stream().map(JsonElement::getAsString).toList();
        assertTrue(traits.containsAll(List.of("emulated", "remote-screen")), traits::toString);
    }

    @Test
    void aSoundDomainPasses() {
        Script.Result result = script.run("check", file.toString());
        result.exits(0);
        assertTrue(result.out().contains("Nothing blocks"), result::out);
    }

    @Test
    void aBrokenDomainBlocksWithEvidence() throws IOException {
        Files.writeString(file, SOUND.replace("<listen type='socket'/>",
                "<listen type='address' address='127.0.0.1'/>\n      <gl enable='yes'/>"));
        JsonObject answer = json(script.run("check", "--json", file.toString()).exits(1));
        JsonObject block = answer.getAsJsonArray("findings").asList().stream().map(JsonElement::getAsJsonObject)
                .filter(finding -> finding.get("check").getAsString().equals("QXL-004")).findFirst().orElseThrow();
        assertEquals("block", block.get("verdict").getAsString());
        assertFalse(block.getAsJsonArray("evidence").isEmpty());
        assertTrue(block.has("solution"));
    }

    @Test
    void aFileWithALetterThatAsciiLacksIsFoundWithoutALocale() throws IOException {
        Path umlaut = Files.writeString(folder.resolve("Gr\u00fc\u00dfe.xml"), SOUND);
        script.with("LC_ALL", "C").run("check", umlaut.toString()).exits(0);
    }

    @Test
    void configureShowsTheDiffOfOneLine() {
        Script.Result result = script.run("configure", file.toString(), "--use", "qxl", "--set", "vgamem=32768",
                "--diff");
        result.exits(0);
        List<String> changed = result.out().lines().filter(line -> line.matches("[-+][^-+].*")).toList();
        assertEquals(2, changed.size(), result::out);
        assertTrue(changed.get(0).contains("vgamem='16384'") && changed.get(1).contains("vgamem='32768'"), result::out);
    }

    @Test
    void anEntityBombIsRefusedInOneSentence() throws IOException {
        Files.writeString(file,
                "<!DOCTYPE domain [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]><domain>&b;</domain>");
        Script.Result result = script.run("check", file.toString());
        result.exits(2);
        assertEquals(1, result.err().lines().count(), result::err);
    }

    @Test
    void aMissingFileIsNamed() {
        Script.Result result = script.run("check", folder.resolve("none.xml").toString());
        result.exits(2);
        assertTrue(result.err().contains("none.xml"), result::err);
        assertFalse(result.err().contains("\tat "), result::err);
    }

    @Test
    void aJavaThatIsNoneIsNamed() {
        Script.Result result = script.with("VITRINE_JAVA_HOME", "/nonexistent").run("providers");
        result.exits(2);
        assertTrue(result.err().contains("VITRINE_JAVA_HOME"), result::err);
    }
}
