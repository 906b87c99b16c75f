// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which daemons a machine has, by its files. */
class LocalDaemonsTest {

    @TempDir
    private Path root = Path.of("");

    private LocalDaemons of(int user) {
        return new LocalDaemons(root, user, Map.of("XDG_RUNTIME_DIR", root.resolve("own").toString()));
    }

    private void make(String file) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(root.resolve(file).resolve(".."));
        Files.writeString(path, "");
        assertTrue(path.toFile().setExecutable(true));
    }

    @Test
    void nothingIsInstalled() {
        assertFalse(of(1000).hasSystem());
        assertFalse(of(1000).hasSession());
    }

    @Test
    void theSystemsDaemonByItsSocket() throws IOException {
        Files.createDirectories(root.resolve("run/libvirt"));
        make("run/libvirt/virtqemud-sock");
        assertTrue(of(1000).hasSystem());
        assertFalse(of(1000).hasSession());
    }

    @Test
    void aSessionByItsSocketOrItsDaemonButNotAsRoot() throws IOException {
        Files.createDirectories(root.resolve("own/libvirt"));
        make("own/libvirt/libvirt-sock");
        assertTrue(of(1000).hasSession());
        assertFalse(of(0).hasSession());
        Files.delete(root.resolve("own/libvirt/libvirt-sock"));
        assertFalse(of(1000).hasSession());
        Files.createDirectories(root.resolve("usr/sbin"));
        make("usr/sbin/virtqemud");
        assertTrue(of(1000).hasSession());
    }

    @Test
    void itIsReachedByItsSocketWhateverRunsInThisProcess() throws Exception {
        String libvirt = root.resolve("run/libvirt/libvirt-sock").toString();
        assertEquals("qemu+unix:///system?socket=" + libvirt, ConnectionUri.of("qemu:///system").dialled(of(1000)));
        assertEquals("qemu+unix:///system?a=b&socket=" + libvirt,
                ConnectionUri.of("qemu:///system?a=b").dialled(of(1000)));
        assertEquals("qemu+unix:///session?socket=" + libvirt, ConnectionUri.of("qemu:///session").dialled(of(0)));
        Files.createDirectories(root.resolve("run/libvirt"));
        make("run/libvirt/libvirt-sock");
        make("run/libvirt/virtqemud-sock");
        assertEquals("qemu+unix:///system?socket=" + root.resolve("run/libvirt/virtqemud-sock"),
                ConnectionUri.of("qemu:///system").dialled(of(1000)));
        assertEquals("qemu+unix:///system?socket=/own", ConnectionUri.of("qemu:///system?socket=/own").dialled(of(0)));
        // libvirt itself starts the daemon of a session
        for (String same : List.of("qemu:///session", "qemu+unix:///system", "qemu:///embed?root=/a", "test:///default",
                "qemu+ssh://far/system", "qemu://far/system")) {
            assertEquals(same, ConnectionUri.of(same).dialled(of(1000)));
        }
    }
}
