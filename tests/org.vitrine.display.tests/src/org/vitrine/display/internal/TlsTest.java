// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.core.Machine;
import org.vitrine.display.Screen;
import org.vitrine.display.Screen.State;
import org.vitrine.provider.ConnectionInfo;

/** Servers that show who they are by a certificate. */
final class TlsTest {
    private static final int FIRST_VNC = 5900;
    private final Window window = new Window();
    private final Path folder;
    private final String home = System.getProperty("user.home", "");

    TlsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void end() {
        System.setProperty("user.home", home);
        window.close();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        return IntStream.range(FIRST_VNC + 20, FIRST_VNC + 99).filter(TlsTest::isFree).findFirst().orElseThrow();
    }

    @Test
    void aSpiceServerWithTlsAloneIsShownWhereItsAuthorityIsKnown() throws IOException, GeneralSecurityException {
        TestCertificates certificates = TestCertificates.in(folder.resolve("pki"));
        int port = freePort();
        try (Qemu qemu = Qemu.start(folder, "addr=127.0.0.1,tls-port=" + port + ",x509-dir=" + certificates.folder())) {
            Fake machine = qemu.machine("<graphics type='spice' tlsPort='" + port + "' listen='127.0.0.1'/>");
            System.setProperty("user.home", folder.toString());
            Screen stranger = window.openBy("spice", machine);
            window.until(stranger, State.LOST);
            assertTrue(stranger.message().toString().contains(".pki/CA/cacert.pem"), stranger.message()::toString);
            stranger.dispose();

            System.setProperty("user.home", certificates.trustingHome().toString());
            Screen screen = window.openBy("spice", machine);
            window.until(screen, State.LIVE);
            screen.dispose();
        }
    }

    @Test
    void aVncServerWhoseAuthorityIsNotKnownIsNotTrusted() throws IOException, GeneralSecurityException {
        TestCertificates certificates = TestCertificates.in(folder.resolve("pki"));
        int port = freePort();
        try (Qemu qemu = Qemu.startVncWithCertificate(folder, port - FIRST_VNC, certificates.folder())) {
            // As if it were another host: there is no way but the port.
            Screen screen = window.openBy("vnc", new Fake("<graphics type='vnc' port='" + port + "' listen='0.0.0.0'/>",
                    Machine.State.RUNNING, new ConnectionInfo("qemu+ssh://127.0.0.1/system", true, false, true)));
            window.until(screen, State.LOST);
            assertTrue(qemu.isAlive());
            assertTrue(screen.message().toString().contains("cannot be trusted"), screen.message()::toString);
            assertTrue(screen.message().toString().contains(".pki/CA/cacert.pem"), screen.message()::toString);
        }
    }
}
