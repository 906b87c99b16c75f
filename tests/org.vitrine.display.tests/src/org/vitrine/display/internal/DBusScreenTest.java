// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Listener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.core.Machine;
import org.vitrine.display.Screen;
import org.vitrine.display.Screen.State;

/** The way by D-Bus to a real QEMU, in a real window. */
final class DBusScreenTest {
    private static final Point TEXT_MODE = new Point(720, 400);
    private final Qemu qemu;
    private final Window window = new Window();

    DBusScreenTest(@TempDir Path folder) throws IOException {
        qemu = Qemu.startDBus(folder);
    }

    @AfterEach
    void end() {
        window.close();
        qemu.close();
    }

    private Screen live(Machine machine) {
        Screen screen = window.open(machine, "screenshot", "spice");
        window.until(screen, State.LIVE);
        window.until(() -> screen.picture().filter(SpiceScreenTest::isWritten).isPresent(),
                () -> "the picture is black");
        // the firmware writes in another mode first
        window.until(() -> screen.guestSize().equals(Optional.of(TEXT_MODE)),
                () -> "the size is " + screen.guestSize());
        return screen;
    }

    private Screen live() {
        return live(qemu.dbusMachine());
    }

    @Test
    void showsTheGuestsPictureOnTheWindowToo() {
        Screen screen = live();
        assertEquals(Optional.of("dbus"), screen.connector());
        window.until(() -> screen.frameRate() > 0, () -> "no frames, though the cursor blinks");
        window.until(() -> SpiceScreenTest.isWritten(window.pixels()), () -> "the window shows no letters");
    }

    @Test
    void eachMonitorIsAScreenOfItsOwn() {
        Screen first = live();
        Screen second = window.open(qemu.dbusMachine(), 1, "screenshot", "spice");
        window.until(second, State.LIVE);
        assertEquals(2, second.heads());
        assertEquals(1, second.head());
        assertEquals(State.LIVE, first.state());
        // nothing drives the second adapter: QEMU says so in a picture of its own
        window.until(() -> !second.guestSize().equals(first.guestSize()), () -> "both show " + first.guestSize());
    }

    @Test
    void aMonitorThatIsNotThereIsNone() {
        Screen third = window.open(qemu.dbusMachine(), 2, "screenshot", "spice");
        window.until(third, State.NONE);
        assertTrue(third.message().toString().contains("no monitor 3"), third.message().toString());
    }

    @Test
    void givesAllKeysToTheGuestUntilControlAndAltAreReleased() {
        List<Integer> seen = new ArrayList<>();
        List<Boolean> activated = new ArrayList<>();
        Listener filter = e -> seen.add(e.keyCode);
        window.display().addFilter(SWT.KeyDown, filter);
        window.view().addListener(SWT.Activate, e -> activated.add(true));
        try (Input input = new Input()) {
            Screen screen = live();
            screen.release();
            assertFalse(screen.isGrabbed());
            input.click(window.view().toDisplay(400, 300));
            window.until(screen::isGrabbed, () -> "a click did not give the keyboard to the guest");
            input.keys(Input.ALT, 'f');
            window.until(() -> {
                input.keys(Input.CONTROL, Input.ALT, Input.DELETE);
                window.run(300);
                return qemu.guestResets() > 0;
            }, () -> "Ctrl+Alt+Delete did not reach the guest");
            assertEquals(List.of(), seen, "SWT saw keys that were meant for the guest");
            assertTrue(screen.isGrabbed(), "Ctrl+Alt+Delete is not the release chord");
            input.keys(Input.CONTROL, Input.ALT);
            window.until(() -> !screen.isGrabbed(), () -> "Ctrl+Alt did not take the keyboard back");
            seen.clear();
            input.keys('b');
            window.until(() -> seen.contains((int) 'b'), () -> "after the release SWT did not get the key");
        } finally {
            window.display().removeFilter(SWT.KeyDown, filter);
        }
    }

    @Test
    void sendsKeysOnRequest() {
        Screen screen = live();
        // the firmware writes before it listens; so the keys are pressed until it does
        window.until(() -> {
            screen.sendKeys(Input.CONTROL, Input.ALT, Input.DELETE);
            window.run(300);
            return qemu.guestResets() > 0;
        }, () -> "the keys did not reach the guest");
    }

    @Test
    void staysThroughAReset() {
        Screen screen = live();
        List<State> states = new ArrayList<>();
        List<String> said = new ArrayList<>();
        screen.onChange(() -> {
            states.add(screen.state());
            said.add(screen.message().toString());
        });
        byte[] before = screen.picture().orElseThrow().data;
        qemu.reset();
        window.until(() -> screen.picture().filter(p -> !Arrays.equals(before, p.data)).isPresent(),
                () -> "the guest was not reset");
        window.until(() -> screen.picture().filter(SpiceScreenTest::isWritten).isPresent(),
                () -> "the picture stays black after the reset");
        assertFalse(states.contains(State.LOST), "a reset of the guest ends no connection: " + said);
    }

    @Test
    void aHiddenViewGetsNothingAndComesBack() {
        Screen screen = live();
        window.view().setVisible(false);
        window.run(1500);
        window.until(() -> screen.frameRate() == 0, () -> "a hidden view still gets frames");
        window.run(1500);
        assertEquals(0, screen.frameRate(), "a hidden view got frames again");
        assertEquals(State.LIVE, screen.state(), screen.message()::toString);
        ImageData before = screen.picture().orElseThrow();
        window.view().setVisible(true);
        window.until(() -> screen.frameRate() > 0, () -> "no frames after the view was shown again");
        assertEquals(before.width, screen.picture().orElseThrow().width);
        assertEquals(State.LIVE, screen.state());
    }

    @Test
    void leavesTheMachineAloneWhenItsControlIsDisposedOf() {
        Fake machine = qemu.dbusMachine();
        Screen screen = live(machine);
        screen.control().dispose();
        window.run(500);
        assertTrue(qemu.isAlive());
        assertEquals(Optional.empty(), screen.picture());
        screen.sendKeys(Input.DELETE);
        screen.grab();
        screen.release();
        screen.dispose();
        live(machine);
    }

    @Test
    void isDisposedOfInTheMomentItConnects() {
        for (int wait : new int[]{0, 1, 5, 10, 20, 40, 80}) {
            Screen screen = window.open(qemu.dbusMachine(), "screenshot", "spice");
            window.run(wait);
            screen.dispose();
        }
        assertTrue(qemu.isAlive());
        live();
    }

    @Test
    void saysThatItIsLostAndConnectsAgainAfterARestart(@TempDir Path folder) throws IOException {
        Qemu[] now = {qemu};
        Fake machine = new Fake("<graphics type='dbus' p2p='yes'/>", Machine.State.RUNNING) {
            @Override
            public int openGraphics(int index, org.vitrine.core.Progress progress)
                    throws org.vitrine.core.VitrineException {
                return now[0].dbusMachine().openGraphics(index, progress);
            }
        };
        Screen screen = live(machine);
        qemu.close();
        window.until(screen, State.LOST);
        machine.becomes(Machine.State.SHUT_OFF);
        window.until(screen, State.OFF);
        try (Qemu again = Qemu.startDBus(folder)) {
            now[0] = again;
            machine.becomes(Machine.State.RUNNING);
            window.until(screen, State.LIVE);
            screen.dispose();
        }
    }

    @Test
    void aBusOrAnotherHostIsRefusedWithWhatToDo() {
        Screen screen = window.open(new Fake("<graphics type='dbus' address='unix:path=/x'/>", Machine.State.RUNNING),
                "screenshot", "spice");
        window.until(screen, State.NONE);
        assertTrue(screen.message().toString().contains("p2p='yes'"), screen.message().toString());
    }
}
