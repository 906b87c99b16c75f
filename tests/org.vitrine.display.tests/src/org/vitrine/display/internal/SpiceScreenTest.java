// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
import org.vitrine.core.Progress;
import org.vitrine.display.Screen;
import org.vitrine.display.Screen.State;

/** The way by SPICE to a real QEMU, in a real window. */
final class SpiceScreenTest {
    private static final Point TEXT_MODE = new Point(720, 400);
    private final Qemu qemu;
    private final Window window = new Window();

    SpiceScreenTest(@TempDir Path folder) throws IOException {
        qemu = Qemu.start(folder);
    }

    @AfterEach
    void end() {
        window.close();
        qemu.close();
    }

    private Screen live(Machine machine) {
        Screen screen = window.open(machine, "screenshot");
        window.until(screen, State.LIVE);
        return screen;
    }

    private Screen live() {
        return live(qemu.machine(qemu.graphics()));
    }

    private void untilWritten(Screen screen) {
        window.until(() -> screen.picture().filter(SpiceScreenTest::isWritten).isPresent(),
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

    @Test
    void showsTheGuestsPicture() {
        Screen screen = live();
        assertEquals(Optional.of("spice"), screen.connector());
        untilWritten(screen);
        // the firmware may have written in another mode first
        window.until(() -> screen.guestSize().equals(Optional.of(TEXT_MODE)),
                () -> "the size is " + screen.guestSize());
        ImageData picture = screen.picture().orElseThrow();
        assertEquals(TEXT_MODE, new Point(picture.width, picture.height));
        window.until(() -> screen.frameRate() > 0, () -> "no frames, though the cursor blinks");
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
            untilWritten(screen);
            List<Boolean> grabs = new ArrayList<>();
            screen.onChange(() -> grabs.add(screen.isGrabbed()));
            assertFalse(screen.isGrabbed());

            input.click(window.view().toDisplay(400, 300));
            window.until(screen::isGrabbed, () -> "a click did not give the keyboard to the guest");
            window.until(() -> grabs.contains(true), () -> "nobody was told of the grab");
            assertFalse(activated.isEmpty(), "the view was not activated by the click");

            input.keys(Input.ALT, 'f');
            input.keys(Input.CONTROL, Input.ALT, Input.DELETE);
            window.until(() -> qemu.guestResets() > 0, () -> "Ctrl+Alt+Delete did not reach the guest");
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
    void grabsReleasesAndSendsKeysOnRequest() {
        Screen screen = live();
        untilWritten(screen);
        screen.grab();
        window.until(screen::isGrabbed, () -> "grab() did not grab");
        screen.release();
        window.until(() -> !screen.isGrabbed(), () -> "release() did not release");
        screen.sendKeys(Input.CONTROL, Input.ALT, Input.DELETE);
        window.until(() -> qemu.guestResets() > 0, () -> "the keys did not reach the guest");
    }

    @Test
    void staysThroughAReset() {
        Screen screen = live();
        untilWritten(screen);
        List<State> states = new ArrayList<>();
        screen.onChange(() -> states.add(screen.state()));
        qemu.reset();
        window.until(() -> screen.picture().filter(p -> !isWritten(p)).isPresent(), () -> "the guest was not reset");
        window.run(1500);
        window.until(screen, State.LIVE);
        // QEMU does not draw the same text again in text mode, but the cursor blinks.
        byte[] before = screen.picture().orElseThrow().data;
        window.until(() -> screen.picture().filter(p -> !Arrays.equals(before, p.data)).isPresent(),
                () -> "the picture stands still after the reset");
        assertFalse(states.contains(State.LOST), "a reset of the guest ends no connection: " + states);
    }

    @Test
    void leavesTheMachineAloneWhenItsControlIsDisposedOf() {
        Fake machine = qemu.machine(qemu.graphics());
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
        untilWritten(live(machine));
    }

    @Test
    void isDisposedOfInTheMomentItConnects() {
        for (int wait : new int[]{0, 1, 5, 10, 20, 40, 80}) {
            Screen screen = window.open(qemu.machine(qemu.graphics()), "screenshot");
            window.run(wait);
            screen.dispose();
        }
        window.run(6000); // as long as a session may take to settle
        assertTrue(qemu.isAlive());
    }

    @Test
    void saysThatItIsLostAndConnectsAgainAfterARestart(@TempDir Path folder) throws IOException {
        Fake machine = qemu.machine(qemu.graphics());
        Screen screen = live(machine);
        qemu.close();
        window.until(screen, State.LOST);
        assertEquals(Optional.empty(), screen.picture());
        machine.becomes(Machine.State.SHUT_OFF);
        window.until(screen, State.OFF);
        try (Qemu again = Qemu.start(folder)) {
            machine.has(again.graphics());
            machine.becomes(Machine.State.RUNNING);
            window.until(screen, State.LIVE);
            untilWritten(screen);
        }
        window.until(screen, State.LOST);
        screen.dispose();
    }

    @Test
    void comesBackByItselfWhenTheServerDoes(@TempDir Path folder) throws IOException {
        Fake machine = qemu.machine(qemu.graphics());
        Screen screen = live(machine);
        qemu.close();
        window.until(screen, State.LOST);
        try (Qemu again = Qemu.start(folder)) {
            machine.has(again.graphics());
            window.until(screen, State.LIVE);
            screen.dispose();
        }
    }

    @Test
    void reachesAServerThatListensNowhereThroughTheHypervisor() {
        List<Integer> opened = new ArrayList<>();
        Fake machine = new Fake("<graphics type='spice'><listen type='none'/></graphics>", Machine.State.RUNNING) {
            @Override
            public int openGraphics(int index, Progress progress) {
                int fd = UnixSocket.connect(qemu.spiceSocket());
                synchronized (opened) {
                    opened.add(index);
                }
                return fd;
            }
        };
        Screen screen = live(machine);
        untilWritten(screen);
        synchronized (opened) {
            assertTrue(opened.size() >= 3, "main, display and inputs have a connection each: " + opened);
            assertEquals(List.of(0), opened.stream().distinct().toList());
        }
    }

    @Test
    void reachesAServerOnAPort(@TempDir Path folder) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (Qemu tcp = Qemu.start(folder, "addr=127.0.0.1,port=" + port)) {
            Screen screen = live(tcp.machine("<graphics type='spice' port='" + port
                    + "' listen='127.0.0.1'><listen type='address' address='127.0.0.1'/></graphics>"));
            untilWritten(screen);
            screen.dispose();
        }
    }
}
