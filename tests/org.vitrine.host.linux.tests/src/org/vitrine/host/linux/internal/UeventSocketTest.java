// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

/** With the kernel of the machine that the tests run on; root can make it send an event that means nothing. */
class UeventSocketTest {
    private static final Path TRIGGER = Path.of("/sys/class/mem/null/uevent");
    private static final Path INITIAL = Path.of("/proc/self/uid_map");

    private static void assumeTheKernelAnswers() throws IOException {
        assumeTrue(Files.isWritable(TRIGGER), "only root can trigger an event");
        assumeTrue(Files.readString(INITIAL).contains("4294967295"), "the kernel tells nothing in a user namespace");
    }

    private static Set<String> await(UeventSocket socket, String path) throws IOException {
        var all = new HashSet<String>();
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!all.contains(path) && System.nanoTime() < end) {
            all.addAll(socket.next(Duration.ofMillis(100)));
        }
        return all;
    }

    @Test
    void theKernelSaysWhatChanges() throws Exception {
        assumeTheKernelAnswers();
        try (UeventSocket socket = UeventSocket.open()) {
            Files.writeString(TRIGGER, "change");
            Set<String> paths = await(socket, "/sys/class/mem/null");
            assertTrue(paths.containsAll(Set.of("/sys/class/mem/null", "/dev/null")), paths.toString());
        }
    }

    @Test
    void moreThanCanBeToldIsEverything() throws Exception {
        assumeTheKernelAnswers();
        try (UeventSocket socket = UeventSocket.open()) {
            // some hundred messages fill the socket's usual buffer of 208 KiB
            for (int i = 0; i < 4000; i++) {
                Files.writeString(TRIGGER, "change");
            }
            assertTrue(await(socket, "/").contains("/"));
            Files.writeString(TRIGGER, "change");
            assertTrue(await(socket, "/sys/class/mem/null").contains("/sys/class/mem/null"), "it goes on afterwards");
        }
    }

    @Test
    void waitsNoLongerThanItMay() throws Exception {
        try (UeventSocket socket = UeventSocket.open()) {
            long start = System.nanoTime();
            socket.next(Duration.ofMillis(100));
            assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 2000);
        }
    }

    @Test
    void aClosedSocketSaysThatItEnded() throws Exception {
        UeventSocket socket = UeventSocket.open();
        socket.close();
        assertThrows(IOException.class, () -> socket.next(Duration.ofMillis(10)));
        socket.close();
    }

    @Test
    void nothingIsLeftOpen() throws Exception {
        long before = sockets();
        for (int i = 0; i < 5; i++) {
            UeventSocket.open().close();
        }
        assertEquals(before, sockets());
    }

    private static long sockets() throws IOException {
        try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.filter(descriptor -> {
                try {
                    return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
                } catch (IOException e) {
                    return false;
                }
            }).count();
        }
    }
}
