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

/** What every way with a keyboard does, whatever its protocol: to a real QEMU, in a real window. */
abstract class LiveScreenContract {
    static final Point TEXT_MODE = new Point(720, 400);
    final Window window = new Window();
    final Qemu qemu;

    LiveScreenContract(Qemu qemu) {
        this.qemu = qemu;
    }

    /** The id of the connector that is tried. */
    abstract String connector();

    /** Another machine like the first. */
    abstract Qemu another(Path folder) throws IOException;

    /** A machine that is this process, with the XML and the answers of libvirt. */
    abstract Fake machine(Qemu process);

    @AfterEach
    void end() {
        window.close();
        qemu.close();
    }

    final Screen open(Machine machine) {
        return window.openBy(connector(), machine);
    }

    /** A screen that shows the firmware's words, in the mode that it ends in. */
    final Screen live(Machine machine) {
        Screen screen = open(machine);
        window.until(screen, State.LIVE);
        assertEquals(Optional.of(connector()), screen.connector());
        untilWritten(screen);
        window.until(() -> screen.guestSize().equals(Optional.of(TEXT_MODE)),
                () -> "the size is " + screen.guestSize());
        return screen;
    }

    final Screen live() {
        return live(machine(qemu));
    }

    final void untilWritten(Screen screen) {
        window.until(() -> screen.picture().filter(LiveScreenContract::isWritten).isPresent(),
                () -> "the picture is black");
    }

    /** Grey letters: at least some hundred pixels that are not black. */
    static boolean isWritten(ImageData picture) {
        int bright = 0;
        for (int y = 0; y < picture.height; y++) {
            for (int x = 0; x < picture.width; x++) {
                bright += (picture.getPixel(x, y) & 0xffffff) == 0 ? 0 : 1;
            }
        }
        return bright > 300;
    }

    /** The firmware writes before it listens; so the keys are pressed until it does. */
    private void untilReset(Runnable keys) {
        window.until(() -> {
            keys.run();
            window.run(300);
            return qemu.guestResets() > 0;
        }, () -> "Ctrl+Alt+Delete did not reach the guest");
    }

    @Test
    void showsTheGuestsPictureOnTheWindowToo() {
        Screen screen = live();
        // until the firmware has set the mode QEMU shows a sentence of its own, 640 x 480
        window.until(
                () -> screen.picture().filter(one -> TEXT_MODE.equals(new Point(one.width, one.height))).isPresent(),
                () -> "the picture is " + screen.guestSize());
        window.until(() -> screen.frameRate() > 0, () -> "no frames, though the cursor blinks");
        window.until(() -> isWritten(window.pixels()), () -> "the window shows no letters");
    }

    @Test
    void givesAllKeysToTheGuestUntilControlAndAltAreReleased() {
        List<Integer> seen = new ArrayList<>();
        List<Boolean> activated = new ArrayList<>();
        List<Boolean> grabs = new ArrayList<>();
        Listener filter = e -> seen.add(e.keyCode);
        window.display().addFilter(SWT.KeyDown, filter);
        window.view().addListener(SWT.Activate, e -> activated.add(true));
        try (Input input = new Input()) {
            Screen screen = live();
            screen.onChange(() -> grabs.add(screen.isGrabbed()));
            screen.release();
            assertFalse(screen.isGrabbed());

            input.click(window.view().toDisplay(400, 300));
            window.until(screen::isGrabbed, () -> "a click did not give the keyboard to the guest");
            window.until(() -> grabs.contains(true), () -> "nobody was told of the grab");
            assertFalse(activated.isEmpty(), "the view was not activated by the click");

            input.keys(Input.ALT, 'f');
            untilReset(() -> input.keys(Input.CONTROL, Input.ALT, Input.DELETE));
            assertEquals(List.of(), seen, "SWT saw keys that were meant for the guest");
            assertTrue(screen.isGrabbed(), "Ctrl+Alt+Delete is not the release chord");

            input.keys(Input.CONTROL, Input.ALT);
            window.until(() -> !screen.isGrabbed(), () -> "Ctrl+Alt did not take the keyboard back");
            seen.clear();
            input.keys('b');
            window.until(() -> seen.contains((int) 'b'), () -> "after the release SWT did not get the key");

            // as a window that was left does when a person comes back to it
            window.view().setFocus();
            window.run(200);
            assertFalse(screen.isGrabbed(), "the guest got the keyboard without a click");
        } finally {
            window.display().removeFilter(SWT.KeyDown, filter);
        }
    }

    @Test
    void givesButtonsAndMovementsOfTheMouseToTheGuest() {
        try (Input input = new Input()) {
            live();
            // A guest without a driver for the tablet gets movements, once the first click has taken the pointer.
            window.until(() -> {
                input.click(window.view().toDisplay(400, 300));
                window.run(200);
                input.move(window.view().toDisplay(430, 320));
                window.run(200);
                return qemu.saw("input_event_btn con .*, button left, down 1")
                        && qemu.saw("input_event_btn con .*, button left, down 0")
                        && qemu.saw("input_event_rel con .*, axis x, value -?[1-9].*");
            }, () -> "QEMU got no button or no movement: " + qemu.log());
            input.keys(Input.CONTROL, Input.ALT);
            window.run(200);
        }
    }

    @Test
    void grabsReleasesAndSendsKeysOnRequest() {
        Screen screen = live();
        screen.grab();
        window.until(screen::isGrabbed, () -> "grab() did not grab");
        screen.release();
        window.until(() -> !screen.isGrabbed(), () -> "release() did not release");
        untilReset(() -> screen.sendKeys(Input.CONTROL, Input.ALT, Input.DELETE));
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
        ImageData before = screen.picture().orElseThrow();
        qemu.reset();
        window.until(() -> qemu.resets() > 0, () -> "QEMU was not reset");
        drawsAfterAReset(screen, before);
        assertFalse(states.contains(State.LOST), "a reset of the guest ends no connection: " + said);
    }

    /** Waits until the guest is seen to be reset and to draw again. */
    void drawsAfterAReset(Screen screen, ImageData before) {
        window.until(() -> screen.picture().filter(p -> !Arrays.equals(before.data, p.data)).isPresent(),
                () -> "the picture of before the reset stays");
        window.run(1500);
        window.until(screen, State.LIVE);
        untilWritten(screen);
    }

    @Test
    void leavesTheMachineAloneWhenItsControlIsDisposedOf() {
        Fake machine = machine(qemu);
        Screen screen = live(machine);
        screen.control().dispose();
        window.run(500);
        assertTrue(qemu.isAlive());
        assertEquals(0, machine.listeners(), "it still listens to the connection");
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
            Screen screen = open(machine(qemu));
            window.run(wait);
            screen.dispose();
        }
        window.run(6000); // as long as a session may take to settle
        assertTrue(qemu.isAlive());
        live();
    }

    @Test
    void saysThatItIsLostAndConnectsAgainAfterARestart(@TempDir Path folder)
            throws IOException {
        Fake machine = machine(qemu);
        Screen screen = live(machine);
        qemu.close();
        window.until(screen, State.LOST);
        assertEquals(Optional.empty(), screen.picture());
        machine.becomes(Machine.State.SHUT_OFF);
        window.until(screen, State.OFF);
        try (Qemu again = another(folder)) {
            machine.is(machine(again));
            machine.becomes(Machine.State.RUNNING);
            window.until(screen, State.LIVE);
            untilWritten(screen);
        }
        window.until(screen, State.LOST);
        screen.dispose();
    }

    @Test
    void comesBackByItselfWhenTheServerDoes(@TempDir Path folder) throws IOException {
        Fake machine = machine(qemu);
        Screen screen = live(machine);
        qemu.close();
        window.until(screen, State.LOST);
        try (Qemu again = another(folder)) {
            machine.is(machine(again));
            window.until(screen, State.LIVE);
            screen.dispose();
        }
    }
}
