// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.core.VitrineException;

/** What is said where a file cannot be written. */
final class ChosenFileTest {
    private static final byte[] NEW = {1, 2, 3};

    private static String refusal(Path file) {
        VitrineException refused = assertThrows(VitrineException.class, () -> ChosenFile.write(file, NEW));
        return refused.text().toString();
    }

    @Test
    void aDiskThatIsFullIsNamedInOneSentence() {
        assertEquals("/dev/full could not be written: No space left on device. Nothing was changed; choose another"
                + " folder.", refusal(Path.of("/dev/full")));
    }

    @Test
    void aFolderThatIsGoneIsNamed(@TempDir Path folder) {
        Path file = folder.resolve("gone/a.png");
        assertEquals(file + " could not be written: there is no such folder. Nothing was changed; choose another"
                + " folder.", refusal(file));
    }

    @Test
    void aFileIsReplaced(@TempDir Path folder) throws IOException, VitrineException {
        Path file = Files.write(folder.resolve("a.png"), new byte[100]);
        ChosenFile.write(file, NEW);
        assertArrayEquals(NEW, Files.readAllBytes(file));
    }
}
