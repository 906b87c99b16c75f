// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.vitrine.core.VitrineException;

/** Lengths of socket paths, to the byte. */
class SocketPathsTest {

    // Without the root: /lib/qemu/domain-9999-x/monitor.sock
    private static final int FIXED = "/lib/qemu/domain-9999-x/monitor.sock".length();

    private static Path root(int bytes) {
        return Path.of("/" + "r".repeat(bytes - 1));
    }

    @Test
    void aRootTooLongForAnyMachine() {
        assertDoesNotThrow(() -> SocketPaths.checkRoot(root(SocketPaths.LIMIT - FIXED)));
        String refused = Lab.refusal(() -> SocketPaths.checkRoot(root(SocketPaths.LIMIT - FIXED + 1)));
        assertTrue(refused.contains("would have 108 bytes, Linux allows 107"), refused);
        assertTrue(refused.contains("vitrine.embedded.root"), refused);
    }

    @Test
    void aNameTooLongForItsRoot() {
        Path root = root(SocketPaths.LIMIT - FIXED);
        assertDoesNotThrow(() -> SocketPaths.check(root, Lab.tiny("x")));
        String refused = Lab.refusal(() -> SocketPaths.check(root, Lab.tiny("xyz")));
        assertTrue(refused.contains("a name that is 2 bytes shorter"), refused);
    }

    @Test
    void onlyTwentyCharactersOfANameCountAndTheyCountInBytes() {
        assertDoesNotThrow(() -> SocketPaths.check(root(SocketPaths.LIMIT - FIXED - 19), Lab.tiny("x".repeat(300))));
        assertThrows(VitrineException.class,
                () -> SocketPaths.check(root(SocketPaths.LIMIT - FIXED - 19), Lab.tiny("ü".repeat(20))));
    }

    @Test
    void aChannelThatLibvirtPlacesIsLongerThanTheMonitor() {
        Path root = root(60);
        assertDoesNotThrow(() -> SocketPaths.check(root, Lab.tiny("x")));
        String refused = Lab.refusal(() -> SocketPaths.check(root, Lab.tiny("x",
                "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>")));
        assertTrue(refused.contains("org.qemu.guest_agent.0"), refused);
    }
}
