// SPDX-License-Identifier: EPL-2.0
package org.vitrine.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else's provider, put into {@code dropins/}, is there; taken away, it is gone. */
class DropinsTest {
    @TempDir
    Path folder;

    @Test
    void aProviderInDropinsAppearsWithoutAnyOtherChange() throws IOException {
        Script script = new Script(folder);
        assertFalse(script.run("providers", "--json").exits(0).out().contains("\"bochs\""));
        Path dropins = Files.createDirectories(folder.resolve("data/vitrine/dropins"));
        Path jar = ThirdPartyProvider.jar(folder, dropins.resolve("org.example.bochs_1.0.0.jar"));
        String listed = script.run("providers", "--json").exits(0).out();
        assertTrue(listed.contains("\"bochs\""), listed);
        assertTrue(listed.contains("org.example.bochs 1.0.0"), listed);
        Path file = Files.writeString(folder.resolve("machine.xml"), CommandLineTest.SOUND);
        String changed = script.run("configure", file.toString(), "--use", "bochs").exits(0).out();
        assertTrue(changed.contains("<model type='bochs'/>"), changed);
        Files.delete(jar);
        assertFalse(script.run("providers", "--json").exits(0).out().contains("\"bochs\""));
        assertEquals(CommandLineTest.SOUND, Files.readString(file));
    }
}
