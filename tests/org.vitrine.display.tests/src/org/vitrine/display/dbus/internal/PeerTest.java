// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

import org.junit.jupiter.api.Test;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;

/** How a connection begins. */
class PeerTest {
    /** Its number on x86-64. */
    private static final int SYS_SETRESUID = 117;
    private static final int SAME = -1;
    private static final int NOBODY = 65534;
    private static final String ANSWERS = "OK 0\r\nAGREE_UNIX_FD\r\n";
    private final LibC libc = Native.load(LibC.LIBRARY, LibC.class);

    /** What the C library does for all threads of a process the kernel does for one. */
    private interface Kernel extends Library {
        int geteuid();

        NativeLong syscall(NativeLong number, int real, int effective, int saved);
    }

    /** The socket of a machine of {@code qemu:///system} is made by the daemon, which is not the user who looks. */
    @Test
    void itNamesTheUserWhoMadeTheSocket() throws Exception {
        Kernel kernel = Native.load(LibC.LIBRARY, Kernel.class);
        boolean mayBeAnother = kernel.geteuid() == 0 && "amd64".equals(System.getProperty("os.arch"));
        int maker = mayBeAnother ? NOBODY : kernel.geteuid();
        Socket[] ends = inThreadOfItsOwn(() -> {
            if (mayBeAnother) {
                kernel.syscall(new NativeLong(SYS_SETRESUID), SAME, maker, SAME);
            }
            return Socket.pair(libc);
        });
        try (Socket other = ends[0]; Peer peer = new Peer(ends[1])) {
            other.write(ANSWERS.getBytes(StandardCharsets.US_ASCII));
            peer.authenticate();
            String hex = HexFormat.of().formatHex(Integer.toString(maker).getBytes(StandardCharsets.US_ASCII));
            assertEquals("\0AUTH EXTERNAL " + hex + "\r\n", line(other));
        }
    }

    private static String line(Socket from) throws IOException {
        StringBuilder line = new StringBuilder();
        while (line.isEmpty() || line.charAt(line.length() - 1) != '\n') {
            line.append((char) from.read(1).getByte(0));
        }
        return line.toString();
    }

    private static <T> T inThreadOfItsOwn(Callable<T> task) throws Exception {
        FutureTask<T> future = new FutureTask<>(task);
        Thread.ofPlatform().start(future);
        return future.get();
    }
}
