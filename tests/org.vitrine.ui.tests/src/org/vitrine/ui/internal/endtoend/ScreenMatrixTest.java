// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
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
 * A guest on each adapter, each looked at by each connector at once: pixels are right, key and mouse arrive, a broken
 * connection is picked up again, a reset is survived.
 */
class ScreenMatrixTest {
    private static final Duration BOOT = Duration.ofSeconds(90);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final List<String> CONNECTORS = List.of("dbus", "spice", "vnc", "screenshot");
    private static final String GRAPHICS = "<graphics type='dbus' p2p='yes'/>"
            + "<graphics type='spice'><listen type='socket'/></graphics>"
            + "<graphics type='vnc'><listen type='socket'/></graphics>";
    /** Of the white cross that follows the guest's pointer, on a dark ground, in a picture that is made smaller. */
    private static final int CROSS_BRIGHTNESS = 150;
    private static final int[] CTRL_ALT_DEL = {0xffe3, 0xffe9, 0xffff};

    private enum Adapter {
        QXL("<model type='qxl' vgamem='16384' primary='yes'/>"), VIRTIO("<model type='virtio'/>"), BOCHS(
                "<model type='bochs'/>"), VGA("<model type='vga'/>");

        private final String video;

        Adapter(String video) {
            this.video = video;
        }
    }

    /** One adapter by one connector. */
    private record Cell(Adapter adapter, String connector, Screen screen, List<Screen.State> states) {
        boolean takesInput() {
            return !connector.equals("screenshot");
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
        Sockets before = Sockets.open();
        List<Cell> cells = open();
        long begin = System.nanoTime();
        showRightPixels(guest, cells);
        tell("pixels", begin);
        begin = System.nanoTime();
        takeKeysAndPointer(guest, cells);
        tell("input", begin);
        begin = System.nanoTime();
        arePickedUpAgain(guest, cells, Sockets.open().since(before));
        tell("reconnection", begin);
        begin = System.nanoTime();
        surviveAReset(guest, cells);
        tell("reset", begin);
    }

    private static void tell(String what, long since) {
        System.out.println("screen matrix: " + what + " in " + (System.nanoTime() - since) / 1_000_000 + " ms");
    }

    private void start(DemoGuest guest) throws Exception {
        connection.open(Progress.NONE);
        List<CompletableFuture<Machine>> starting = Stream.of(Adapter.values())
                .map(adapter -> CompletableFuture.supplyAsync(() -> create(guest, adapter))).toList();
        EventLoop.until("the machines run", BOOT, () -> starting.stream().allMatch(CompletableFuture::isDone));
        for (CompletableFuture<Machine> one : starting) {
            machines.add(one.get());
        }
    }

    private Machine create(DemoGuest guest, Adapter adapter) {
        try {
            return connection.create(Domain.of(guest.domain("matrix-" + adapter, adapter.video, GRAPHICS)),
                    Progress.NONE);
        } catch (VitrineException e) {
            throw new IllegalStateException(e.text().toString(), e);
        }
    }

    private List<Cell> open() {
        Screens screens = PlatformUI.getWorkbench().getService(Screens.class);
        shell.setBounds(Display.getCurrent().getPrimaryMonitor().getBounds());
        GridLayout grid = new GridLayout(CONNECTORS.size() + 1, false);
        shell.setLayout(grid);
        label("");
        CONNECTORS.forEach(this::label);
        List<Cell> cells = new ArrayList<>();
        for (Adapter adapter : Adapter.values()) {
            label(adapter.name().toLowerCase(Locale.ROOT));
            for (String connector : CONNECTORS) {
                Composite place = new Composite(shell, SWT.NONE);
                place.setLayout(new FillLayout());
                place.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
                Set<String> others = CONNECTORS.stream().filter(one -> !one.equals(connector))
                        .collect(Collectors.toUnmodifiableSet());
                Screen screen = screens.open(place, machines.get(adapter.ordinal()), others);
                List<Screen.State> states = new ArrayList<>();
                screen.onChange(() -> states.add(screen.state()));
                cells.add(new Cell(adapter, connector, screen, states));
            }
        }
        shell.open();
        shell.forceActive();
        return cells;
    }

    private void label(String text) {
        Label label = new Label(shell, SWT.CENTER);
        label.setText(text);
        label.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, false, false));
    }

    private static void showRightPixels(DemoGuest guest, List<Cell> cells) {
        cells.forEach(cell -> EventLoop.until("the corners of " + cell, BOOT, () -> cell.shows(guest)));
        List<Sight> before = cells.stream().map(cell -> Sight.of(cell.screen().control())).toList();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            Sight earlier = before.get(i);
            EventLoop.until("movement of " + cell, SOON,
                    () -> Sight.of(cell.screen().control()).differing(earlier) > 50);
        }
    }

    private void takeKeysAndPointer(DemoGuest guest, List<Cell> cells) {
        try (Keyboard keyboard = new Keyboard()) {
            for (Cell cell : cells.stream().filter(Cell::takesInput).toList()) {
                Point size = cell.screen().control().getSize();
                // right of the lines of text, where nothing moves
                Point at = new Point(size.x * 3 / 4, size.y * 150 / 800);
                assertTrue(Sight.of(cell.screen().control()).brightness(at.x, at.y) < CROSS_BRIGHTNESS);
                keyboard.click(cell.screen().control().toDisplay(at));
                EventLoop.until("the click gives the keyboard to " + cell, SOON, cell.screen()::isGrabbed);
                EventLoop.until("the cross of the pointer on " + cell, SOON,
                        () -> Sight.of(cell.screen().control()).brightness(at.x, at.y) > CROSS_BRIGHTNESS);
                List<Integer> others = marksBut(guest, cells, cell);
                int marks = cell.marks(guest);
                int mark = guest.keyMarkArea(size, cell.screen().guestSize().orElseThrow());
                keyboard.type("v");
                EventLoop.until("the key's mark on " + cell, SOON, () -> cell.marks(guest) > marks + mark / 3);
                assertEquals(others, marksBut(guest, cells, cell), "the key went to another guest than " + cell);
                cell.screen().release();
            }
        }
        Pictures.take(shell, "screens-matrix");
    }

    /** The marks on the other guests' screens, by the same connector. */
    private static List<Integer> marksBut(DemoGuest guest, List<Cell> cells, Cell mine) {
        return cells.stream().filter(
                cell -> cell.adapter() != mine.adapter() && cell.connector().equals(mine.connector()))
                .map(cell -> cell.marks(guest)).toList();
    }

    private static void arePickedUpAgain(DemoGuest guest, List<Cell> cells, List<Integer> sockets) {
        List<Cell> connected = cells.stream().filter(Cell::takesInput).toList();
        assertTrue(sockets.size() >= connected.size(), () -> "only the sockets " + sockets + " are open");
        cells.forEach(cell -> cell.states().clear());
        Sockets.cut(sockets);
        connected.forEach(cell -> EventLoop.until("word of the lost connection of " + cell, SOON,
                () -> cell.states().contains(Screen.State.LOST)));
        cells.forEach(cell -> EventLoop.until("a new connection of " + cell, SOON, () -> cell.shows(guest)));
    }

    private static void surviveAReset(DemoGuest guest, List<Cell> cells) {
        cells.forEach(cell -> cell.states().clear());
        for (Adapter adapter : Adapter.values()) {
            List<Cell> row = cells.stream().filter(cell -> cell.adapter() == adapter && cell.takesInput()).toList();
            row.get(adapter.ordinal() % row.size()).screen().sendKeys(CTRL_ALT_DEL);
        }
        cells.forEach(cell -> EventLoop.until("the end of what was on " + cell, SOON,
                () -> cell.screen().state() != Screen.State.LIVE || cell.marks(guest) == 0));
        cells.forEach(cell -> EventLoop.until("the corners after the reset of " + cell, BOOT,
                () -> cell.shows(guest)));
        cells.forEach(cell -> {
            assertEquals(0, cell.marks(guest), () -> "the guest was not reset: " + cell);
            assertFalse(cell.states().contains(Screen.State.LOST),
                    () -> "a reset ends no connection: " + cell + cell.states());
        });
    }
}
