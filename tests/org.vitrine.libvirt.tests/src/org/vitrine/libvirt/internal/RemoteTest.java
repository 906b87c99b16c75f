// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vitrine.core.CancelledException;
import org.vitrine.core.Connection;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/** A daemon that goes away, or hangs. */
class RemoteTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final LibvirtDriver driver = new LibvirtDriver("virt",
            new Deadlines(SECOND, SECOND, SECOND, SECOND, SECOND, SECOND, SECOND));
    private final Path folder = Lab.folder();
    private final Path socket = folder.resolve("sock");

    @AfterEach
    void clear() throws IOException {
        driver.deactivate();
        Lab.delete(folder);
    }

    private Connection connect() throws VitrineException {
        return driver.connect("qemu+unix:///system?socket=" + socket, Text.of("The daemon"));
    }

    @Test
    void aConnectionThatWasLostSaysSoAndCanBeOpenedAgain() throws Exception {
        try (FakeDaemon daemon = new FakeDaemon(socket, true)) {
            Connection connection = connect();
            for (int i = 0; i < 2; i++) {
                connection.open(Progress.NONE);
                assertEquals(Connection.State.OPEN, connection.state());
                daemon.breakOff();
                Lab.await("the loss is noticed", () -> connection.state() == Connection.State.FAILED);
                assertEquals(
                        "The connection to The daemon was lost: its daemon ended or the network broke. Its machines go "
                                + "on. Open it again.",
                        connection.problem().orElseThrow().toString());
                assertTrue(connection.machines().isEmpty());
            }
        }
    }

    @Test
    void aDaemonThatHangs() throws Exception {
        try (FakeDaemon daemon = new FakeDaemon(socket, false)) {
            Connection connection = connect();
            assertEquals(
                    "Opening The daemon took longer than 1 s, so Vitrine stopped waiting. Check that the libvirt daemon "
                            + "and the host answer, then try again.",
                    Lab.refusal(() -> connection.open(Progress.NONE)));
            assertEquals(Connection.State.FAILED, connection.state());
            daemon.breakOff();
        }
    }

    @Test
    void whoGivesUpOnADaemonThatHangsIsNotHeldUp() throws Exception {
        try (FakeDaemon daemon = new FakeDaemon(socket, false)) {
            Connection connection = connect();
            long begin = System.nanoTime();
            assertThrows(CancelledException.class, () -> connection.open(Lab.cancelledAfter(100)));
            assertTrue(System.nanoTime() - begin < Duration.ofMillis(900).toNanos(), "at once");
            assertEquals(Connection.State.CLOSED, connection.state());
            daemon.breakOff();
        }
    }
}
