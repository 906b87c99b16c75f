// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the embedded driver's folder is, and whom it may belong to. */
class RootFolderTest {

    private final int user = Libc.load().geteuid();

    @TempDir
    private Path folder = Path.of("");

    private RootFolder owned(Path path) {
        return new RootFolder(path, List.of(folder.resolve("base"), path), user);
    }

    @Test
    void itIsMadeForThisUserAlone() throws Exception {
        Path path = folder.resolve("base/workbench");
        owned(path).prepare();
        owned(path).prepare();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        String configuration = Files.readString(path.resolve("etc/qemu.conf"));
        assertTrue(configuration.contains("stdio_handler = \"file\""), configuration);
        assertEquals(user == 0, configuration.contains("namespaces = []"));
    }

    @Test
    void anOpenFolderIsShutAndAChangedConfigurationIsPutRight() throws Exception {
        Path path = folder.resolve("base/workbench");
        owned(path).prepare();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.writeString(path.resolve("etc/qemu.conf"), "");
        owned(path).prepare();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        assertFalse(Files.readString(path.resolve("etc/qemu.conf")).isEmpty());
    }

    @Test
    void aLinkInItsPlaceIsRefused() throws IOException {
        Files.createSymbolicLink(folder.resolve("base"), Files.createDirectory(folder.resolve("elsewhere")));
        String refused = Lab.refusal(() -> owned(folder.resolve("base/workbench")).prepare());
        assertTrue(refused.contains("base is a link or a file"), refused);
        try (var files = Files.list(folder.resolve("elsewhere"))) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void aFolderOfSomebodyElseIsRefused() throws IOException {
        Files.createDirectory(folder.resolve("base"));
        RootFolder theirs = new RootFolder(folder.resolve("base/workbench"), List.of(folder.resolve("base")), user + 1);
        String refused = Lab.refusal(theirs::prepare);
        assertTrue(refused.contains("belongs to another user"), refused);
        assertFalse(Files.exists(folder.resolve("base/workbench")));
    }

    @Test
    void itIsUnderTheRuntimeFolderOnlyIfThatIsThisUsers() {
        assertEquals(folder.resolve("vitrine/workbench"),
                RootFolder.find(Map.of("XDG_RUNTIME_DIR", folder.toString()), user).path());
        assertEquals(Path.of("/tmp/vitrine-" + (user + 1) + "/workbench"),
                RootFolder.find(Map.of("XDG_RUNTIME_DIR", folder.toString()), user + 1).path());
        assertEquals(Path.of("/tmp/vitrine-" + user + "/workbench"), RootFolder.find(Map.of(), user).path());
    }
}
