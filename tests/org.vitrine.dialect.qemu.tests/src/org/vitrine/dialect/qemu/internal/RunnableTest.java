// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.Translation;

/** Real QEMU takes a script that was written, with every device, its backends and its place, and gets as far as its first instruction. */
class RunnableTest {

    @TempDir
    private Path folder = Path.of("/nonexistent");

    @ParameterizedTest
    @ValueSource(strings = {"emulated-q35", "emulated-pc"})
    void qemuTakesTheScript(String name) throws IOException, InterruptedException, DialectException {
        Files.write(folder.resolve("d.raw"), new byte[1 << 20]);
        Translation written = Asked.write(Asked.resource(name + ".xml").replace("FOLDER", folder.toString()));
        assertEquals("", Asked.losses(written));
        // Stopped before its first instruction, and told to end as soon as it answers
        String script = written.text().stripTrailing() + " -S -qmp stdio\n";
        Process process = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
        try (var words = process.outputWriter()) {
            words.write("{\"execute\":\"qmp_capabilities\"}\n{\"execute\":\"quit\"}\n");
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), said);
        assertEquals(0, process.exitValue(), said + script);
        assertTrue(said.contains("\"QMP\""), said);
    }
}
