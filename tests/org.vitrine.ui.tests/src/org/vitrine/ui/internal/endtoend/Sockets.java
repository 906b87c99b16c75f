// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.sun.jna.Library;
import com.sun.jna.Native;

/** The sockets of this process: what a connection is made of, whoever made it. */
record Sockets(Map<Integer, String> all) {
    private static final int BOTH_WAYS = 2;

    /** The C library. */
    private interface LibC extends Library {
        int shutdown(int socket, int how);
    }

    /** Those that are open now: number and what the kernel calls it. */
    static Sockets open() {
        Map<Integer, String> found = new HashMap<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                String target = target(descriptor);
                if (target.startsWith("socket:")) {
                    found.put(Integer.valueOf(String.valueOf(descriptor.getFileName())), target);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new Sockets(found);
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    /** Those that were not there at an earlier look. */
    List<Integer> since(Sockets earlier) {
        return all.entrySet().stream().filter(one -> !one.getValue().equals(earlier.all().get(one.getKey())))
                .map(Map.Entry::getKey).toList();
    }

    /** Breaks connections, as a network or a server does that goes away. */
    static void cut(List<Integer> sockets) {
        LibC libc = Native.load("libc.so.6", LibC.class);
        sockets.forEach(socket -> libc.shutdown(socket, BOTH_WAYS));
    }
}
