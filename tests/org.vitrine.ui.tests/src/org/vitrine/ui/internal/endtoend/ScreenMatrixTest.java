// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vitrine.core.Connection;
import org.vitrine.core.Machine;
import org.vitrine.core.Machines;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.display.Screen;
import org.vitrine.display.Screens;
import org.vitrine.domain.Domain;
import org.vitrine.ui.internal.support.Pictures;
import org.vitrine.ui.internal.support.Workbench;

/**
 * A guest on each adapter, each looked at by each connector: pixels are right, key and mouse arrive, a broken
 * connection is picked up again, a reset is survived.
 */
class ScreenMatrixTest {
    private static final Duration BOOT = Duration.ofSeconds(90);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(150);
    private static final List<String> CONNECTORS = List.of("dbus", "spice", "vnc", "screenshot");
    private static final String GRAPHICS = "<graphics type='dbus' p2p='yes'/>"
            + "<graphics type='spice'><listen type='socket'/></graphics>"
            + "<graphics type='vnc'><listen type='socket'/></graphics>";
    /** Of the white cross that follows the guest's pointer, on a dark ground, in a picture that is made smaller. */
    private static final int CROSS_BRIGHTNESS = 150;

    private enum Adapter {
        QXL("<model type='qxl' vgamem='16384' primary='yes'/>"), VIRTIO("<model type='virtio'/>"), BOCHS(
                "<model type='bochs'/>"), VGA("<model type='vga'/>");

        private final String video;

        Adapter(String video) {
            this.video = video;
        }
    }

    /** What a screen said. */
    private record Word(Screen.State state, String message) {
    }

    /** One adapter by one connector, and what was said of it. */
    private record Cell(Adapter adapter, String connector, Screen screen, List<Word> words) {
        boolean wasLost() {
            return words.stream().anyMatch(word -> word.state() == Screen.State.LOST);
        }

        boolean shows(DemoGuest guest) {
            if (screen.state() != Screen.State.LIVE || !screen.connector().equals(Optional.of(connector))) {
                return false;
            }
            Sight sight = Sight.of(screen.control());
            return guest.corners().stream().allMatch(colour -> sight.count(colour) > 20);
        }

        int marks(DemoGuest guest) {
            return Sight.of(screen.control()).count(guest.keyMark());
        }

        @Override
        public String toString() {
            return adapter + " by " + connector + " (" + screen.state() + ": " + screen.message() + ")";
        }
    }

    @RegisterExtension
    final Workbench workbench = new Workbench();

    private final Connection connection = workbenchMachines().embedded().orElseThrow();
    private final Shell shell = new Shell(Display.getCurrent(), SWT.NO_TRIM);
    private final List<Machine> machines = new ArrayList<>();

    private static Machines workbenchMachines() {
        return PlatformUI.getWorkbench().getService(Machines.class);
    }

    @AfterEach
    void end() throws VitrineException {
        shell.dispose();
        EventLoop.run(Duration.ofMillis(500));
        for (Machine machine : machines) {
            machine.forceOff(Progress.NONE);
        }
        connection.close();
    }

    @Test
    void everyAdapterByEveryConnector() throws Exception {
        DemoGuest guest = DemoGuest.given();
        start(guest);
        shell.setBounds(Display.getCurrent().getPrimaryMonitor().getBounds());
        shell.open();
        shell.forceActive();
        for (String connector : CONNECTORS) {
            long begin = System.nanoTime();
            Sockets before = Sockets.open();
            List<Cell> cells = open(List.of(connector));
            try {
                showRightPixels(guest, cells);
                if (connector.equals("screenshot")) {
                    continue; // it takes no keys and has no connection of its own
                }
                takeKeysAndPointer(guest, cells);
                arePickedUpAgain(guest, cells, Sockets.open().since(before));
                surviveAReset(guest, cells);
            } catch (AssertionError e) {
                Pictures.take(shell, "screens-matrix-failed");
                throw new AssertionError(e.getMessage() + "; now " + cells, e);
            } finally {
                System.out.println("screen matrix: " + connector + " in " + (System.nanoTime() - begin) / 1_000_000
                        + " ms");
            }
        }
        if (!System.getProperty("vitrine.pictures", "").isEmpty()) {
            open(CONNECTORS);
            EventLoop.run(Duration.ofSeconds(8));
            Pictures.take(shell, "screens-matrix");
        }
    }

    /** Looks a few times a second only: sixteen screens are to be drawn meanwhile, on the thread that looks. */
    private static void until(String what, Duration atMost, BooleanSupplier holds) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within " + atMost.toSeconds() + " s: " + what);
            }
            EventLoop.run(LOOK);
        }
    }

    private void start(DemoGuest guest) throws Exception {
        connection.open(Progress.NONE);
        List<CompletableFuture<Machine>> starting = Stream.of(Adapter.values())
                .map(adapter -> CompletableFuture.supplyAsync(() -> create(guest, adapter))).toList();
        until("the machines run", BOOT, () -> starting.stream().allMatch(CompletableFuture::isDone));
        for (CompletableFuture<Machine> one : starting) {
            machines.add(one.get());
        }
    }

    private Machine create(DemoGuest guest, Adapter adapter) {
        try {
            // a smaller screen than usual: sixteen pictures of it are drawn on one thread
            String xml = guest.domain("matrix-" + adapter, adapter.video, GRAPHICS).replace("1280x800", "800x600");
            return connection.create(Domain.of(xml), Progress.NONE);
        } catch (VitrineException e) {
            throw new IllegalStateException(e.text().toString(), e);
        }
    }

    /** All guests by these connectors, in place of what was there. */
    private List<Cell> open(List<String> connectors) {
        for (Control old : shell.getChildren()) {
            old.dispose();
        }
        Screens screens = PlatformUI.getWorkbench().getService(Screens.class);
        shell.setLayout(new GridLayout(Math.max(2, connectors.size()), true));
        List<Cell> cells = new ArrayList<>();
        for (Adapter adapter : Adapter.values()) {
            for (String connector : connectors) {
                Composite place = new Composite(shell, SWT.NONE);
                place.setLayout(new FillLayout());
                place.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
                Set<String> others = CONNECTORS.stream().filter(one -> !one.equals(connector))
                        .collect(Collectors.toUnmodifiableSet());
                Screen screen = screens.open(place, machines.get(adapter.ordinal()), others);
                List<Word> words = new ArrayList<>();
                screen.onChange(() -> words.add(new Word(screen.state(), String.valueOf(screen.message()))));
                cells.add(new Cell(adapter, connector, screen, words));
            }
        }
        shell.layout();
        return cells;
    }

    private static void showRightPixels(DemoGuest guest, List<Cell> cells) {
        cells.forEach(cell -> until("the corners of " + cell, BOOT, () -> cell.shows(guest)));
        List<Sight> before = cells.stream().map(cell -> Sight.of(cell.screen().control())).toList();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            Sight earlier = before.get(i);
            until("movement of " + cell, SOON,
                    () -> Sight.of(cell.screen().control()).differing(earlier) > 50);
        }
    }

    private static void takeKeysAndPointer(DemoGuest guest, List<Cell> cells) {
        try (Keyboard keyboard = new Keyboard()) {
            for (Cell cell : cells) {
                Control control = cell.screen().control();
                Point size = control.getSize();
                // right of the lines of text, where nothing moves; each connector has a place of its own
                int tenth = 6 + CONNECTORS.indexOf(cell.connector());
                Point at = new Point(size.x * tenth / 10, size.y * 150 / 600);
                assertTrue(Sight.of(control).brightness(at.x, at.y) < CROSS_BRIGHTNESS,
                        () -> "the pointer is there already: " + cell);
                keyboard.click(control.toDisplay(at));
                until("the click gives the keyboard to " + cell, SOON, cell.screen()::isGrabbed);
                until("the cross of the pointer on " + cell, SOON,
                        () -> Sight.of(control).brightness(at.x, at.y) > CROSS_BRIGHTNESS);
                int marks = cell.marks(guest);
                int mark = guest.keyMarkArea(size, cell.screen().guestSize().orElseThrow());
                keyboard.type("v");
                until("the key's mark on " + cell, SOON, () -> cell.marks(guest) > marks + mark / 3);
                cell.screen().release();
            }
        }
        // a key that went to another guest would be one too many there and one too few here, for ever
        until("as many marks on each guest", SOON, () -> agree(guest, cells));
    }

    /** Whether all guests show as many marks, within what scaling makes of their edges. */
    private static boolean agree(DemoGuest guest, List<Cell> cells) {
        IntSummaryStatistics marks = cells.stream().mapToInt(cell -> cell.marks(guest)).summaryStatistics();
        Screen first = cells.getFirst().screen();
        int mark = guest.keyMarkArea(first.control().getSize(), first.guestSize().orElseThrow());
        return marks.getMin() > mark / 3 && marks.getMax() - marks.getMin() < mark / 2;
    }

    private static void arePickedUpAgain(DemoGuest guest, List<Cell> cells, List<Integer> sockets) {
        assertTrue(sockets.size() >= cells.size(), () -> "only the sockets " + sockets + " are open");
        cells.forEach(cell -> cell.words().clear());
        Sockets.cut(sockets);
        cells.forEach(cell -> until("word of the lost connection of " + cell, SOON,
                cell::wasLost));
        cells.forEach(cell -> until("a new connection of " + cell, SOON, () -> cell.shows(guest)));
    }

    private void surviveAReset(DemoGuest guest, List<Cell> cells) {
        cells.forEach(cell -> cell.words().clear());
        // not on this thread: QEMU waits with a reset for the SPICE client to read what was drawn
        CompletableFuture<Void> resets = CompletableFuture.runAsync(this::reset);
        until("the resets", SOON, resets::isDone);
        resets.join();
        cells.forEach(cell -> until("the end of what was on " + cell, SOON,
                () -> cell.screen().state() != Screen.State.LIVE || cell.marks(guest) == 0));
        cells.forEach(cell -> until("the corners after the reset of " + cell, BOOT,
                () -> cell.shows(guest)));
        cells.forEach(cell -> {
            assertEquals(0, cell.marks(guest), () -> "the guest was not reset: " + cell);
            assertFalse(cell.wasLost(), () -> "a reset ends no connection: " + cell + cell.words());
        });
    }

    private void reset() {
        for (Machine machine : machines) {
            try {
                machine.reset(Progress.NONE);
            } catch (VitrineException e) {
                throw new IllegalStateException(e.text().toString(), e);
            }
        }
    }
}
