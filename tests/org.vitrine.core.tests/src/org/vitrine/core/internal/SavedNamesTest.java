// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.core.VitrineException;

class SavedNamesTest {
    @TempDir
    Path folder = Path.of("");

    /** A store with nothing in it. */
    static SavedNames none(String kind) {
        return new SavedNames(Path.of("/nonexistent/" + kind + ".properties"), kind);
    }

    @Test
    void whatIsSavedIsLoadedAndNothingElseIsLeftInTheFolder() throws IOException, VitrineException {
        SavedNames store = new SavedNames(folder.resolve("a/b/connections.properties"), "connections");
        Map<String, String> connections = Map.of("qemu+ssh://a:22/system?x=1#y", "Ä = b", "qemu:///embed?root=/a b",
                "");
        assertEquals(Map.of(), store.load());

        store.save(connections);

        assertEquals(connections, store.load());
        try (Stream<Path> files = Files.list(folder.resolve("a/b"))) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aLinkStaysOne() throws IOException, VitrineException {
        Path real = Files.createFile(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);

        new SavedNames(link, "connections").save(Map.of("qemu:///system", "System"));

        assertTrue(Files.isSymbolicLink(link));
        assertEquals(Map.of("qemu:///system", "System"), new SavedNames(real, "connections").load());
    }

    @Test
    void aFileInTheWrongEncodingIsRefusedByName() throws IOException {
        Path file = Files.write(folder.resolve("f"), new byte[]{'a', '=', (byte) 0xe4});

        assertTrue(
                assertThrows(VitrineException.class, () -> new SavedNames(file, "connections").load()).text().toString()
                        .contains(file.toString()));
    }

    @Test
    void aFolderThatCannotBeMadeIsToldByName() throws IOException {
        Path file = Files.createFile(folder.resolve("no-folder")).resolve("connections.properties");

        assertTrue(
                assertThrows(VitrineException.class, () -> new SavedNames(file, "connections").save(Map.of())).text()
                        .toString()
                        .contains(file.toString()));
    }
}
