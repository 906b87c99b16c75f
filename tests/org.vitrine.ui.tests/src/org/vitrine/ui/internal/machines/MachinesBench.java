// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.core.Connection;
import org.vitrine.core.Machines;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.ui.VitrineUi;
import org.vitrine.ui.internal.endtoend.EventLoop;
import org.vitrine.ui.internal.support.Heartbeat;
import org.vitrine.ui.internal.support.Workbench;

/** Figures of the Machines view for {@code releng/bench/machines.sh}; prints and asserts no times, and is not run as a test. */
class MachinesBench {
    private static final int MANY = 1000;
    private static final int ROUNDS = 5;

    @RegisterExtension
    final Workbench workbench = new Workbench();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aConnectionOfManyMachinesIsOpened() throws Exception {
        MachinesView view = (MachinesView) workbench.page().showView(VitrineUi.MACHINES_VIEW);
        workbench.page().showView(VitrineUi.HOSTS_VIEW);
        workbench.page().activate(view);
        EventLoop.run(Duration.ofSeconds(3));
        for (int round = 1; round <= ROUNDS; round++) {
            open(view, round);
        }
    }

    private void open(MachinesView view, int round) throws Exception {
        Path node = Files.writeString(folder.resolve(round + ".xml"), IntStream.rangeClosed(1, MANY).mapToObj("""
                <domain type='test'><name>machine-%1$d</name><memory unit='MiB'>64</memory><os><type>hvm</type></os>
                <devices><graphics type='vnc' port='-1'/><video><model type='qxl'/></video></devices></domain>
                """::formatted).collect(Collectors.joining("", "<node>", "</node>")));
        Machines machines = workbench.service(Machines.class);
        machines.save("test://" + node, "Bench " + round);
        Connection connection = machines.connection("test://" + node);
        AtomicLong began = new AtomicLong();
        AtomicLong answered = new AtomicLong();
        MachineList list = view.panel().orElseThrow().list();
        try (Heartbeat heart = new Heartbeat(Objects.requireNonNull(Display.getCurrent()))) {
            Thread.ofPlatform().start(() -> {
                began.set(System.nanoTime());
                try {
                    connection.open(Progress.NONE);
                } catch (VitrineException e) {
                    throw new AssertionError(e);
                }
                answered.set(System.nanoTime());
            });
            EventLoop.until("the cards", Workbench.SOON, () -> list.slots().size() > MANY);
            list.canvas().update();
            long shown = System.nanoTime();
            EventLoop.until("a picture", Workbench.SOON, () -> list.visible().stream()
                    .anyMatch(machine -> list.gallery().of(machine).isPresent()));
            long pictured = System.nanoTime();
            EventLoop.run(Duration.ofSeconds(2));
            System.out.printf(
                    "BENCH %d machines: the connection answers in %d ms, its cards are drawn %d ms later, the first picture"
                            + " %d ms later; the UI thread was held %d ms at most%n",
                    MANY, millis(answered.get() - began.get()), Math.max(0, millis(shown - answered.get())),
                    Math.max(0, millis(pictured - answered.get())), heart.longest().toMillis());
        } finally {
            machines.forget(connection.uri());
            EventLoop.until("they go", Workbench.SOON, () -> list.slots().isEmpty());
        }
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000;
    }
}
