// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.core.Machine;
import org.vitrine.core.Progress;
import org.vitrine.core.Screenshot;
import org.vitrine.core.VitrineException;
import org.vitrine.display.Screen;
import org.vitrine.display.Screen.State;

/** What a screen says of itself, and the way by screenshots. */
final class ScreenStatesTest {
    private static final String SPICE_NOWHERE = "<graphics type='spice'><listen type='socket' socket='/nowhere'/></graphics>";
    private final Window window = new Window();

    @AfterEach
    void close() {
        window.close();
    }

    /** Shows one pixel, or nothing while this is so. */
    private static final class Pixel extends Fake {
        volatile boolean dark;
        final AtomicInteger taken = new AtomicInteger();

        Pixel(String graphics) {
            super(graphics, Machine.State.RUNNING);
        }

        @Override
        public Optional<Screenshot> screenshot(int screen, Progress progress) throws VitrineException {
            int now = taken.incrementAndGet();
            byte[] ppm = "P6 1 1 255\n...".getBytes(StandardCharsets.US_ASCII);
            ppm[ppm.length - 1] = (byte) now;
            return dark ? Optional.empty() : Optional.of(new Screenshot("image/x-portable-pixmap", ppm));
        }
    }

    @Test
    void theRateOfAScreenThatNobodyCanSeeIsAGap() {
        Screen screen = window.open(new Pixel(""));
        window.until(screen, State.LIVE);
        assertTrue(PictureRate.shown(screen) >= 0, "it is shown");
        window.view().setVisible(false);
        assertEquals(Double.NaN, PictureRate.shown(screen));
    }

    @Test
    void thePicturesGroundIsBlackInAnyTheme() {
        Screen screen = window.open(new Pixel(""));
        window.until(screen, State.LIVE);
        whiten(screen.control());
        window.until(() -> colour(2, 300).equals(new RGB(0, 0, 0)), () -> colour(2, 300) + " beside the picture");
    }

    /** What a theme does. */
    private void whiten(Control control) {
        control.setBackground(window.display().getSystemColor(SWT.COLOR_WHITE));
        control.redraw();
        control.update();
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                whiten(child);
            }
        }
    }

    private RGB colour(int x, int y) {
        ImageData seen = window.pixels();
        return seen.palette.getRGB(seen.getPixel(x, y));
    }

    @Test
    void isOffWhileTheMachineIs() {
        Fake machine = new Fake("", Machine.State.SHUT_OFF);
        Screen screen = window.open(machine);
        assertEquals(State.OFF, screen.state());
        assertTrue(screen.message().toString().contains("Start it"), screen.message().toString());
        machine.becomes(Machine.State.CRASHED);
        window.until(() -> screen.message().toString().contains("crashed"), screen::message);
        assertEquals(State.OFF, screen.state());
    }

    @Test
    void hasNoneWhenNoWayFits() {
        Screen screen = window.open(new Fake("<graphics type='sdl'/>", Machine.State.RUNNING), "screenshot");
        window.until(screen, State.NONE);
        assertTrue(screen.message().toString().contains("<graphics type='spice'>"), screen.message().toString());
        assertEquals(Optional.empty(), screen.connector());
    }

    @Test
    void hasNoneWhenAllWaysAreExcluded() {
        Screen screen = window.open(new Fake(SPICE_NOWHERE, Machine.State.RUNNING), "screenshot", "spice");
        window.until(screen, State.NONE);
        assertTrue(screen.message().toString().contains("switched off"), screen.message().toString());
    }

    @Test
    void isLostWithAReasonWhenTheServerCannotBeReached() {
        Screen screen = window.open(new Fake(SPICE_NOWHERE, Machine.State.RUNNING), "screenshot");
        window.until(screen, State.LOST);
        assertTrue(screen.message().toString().contains("cannot be reached"), screen.message().toString());
    }

    @Test
    void fallsBackToScreenshotsAndSaysWhy() {
        Screen screen = window.open(new Pixel(SPICE_NOWHERE));
        window.until(screen, State.LIVE);
        assertEquals(Optional.of("screenshot"), screen.connector());
        assertTrue(screen.message().toString().contains("cannot be reached"), screen.message().toString());
        window.until(() -> screen.frameRate() >= 2, () -> screen.frameRate() + " frames a second");
    }

    @Test
    void theWayThatFailedIsSaidBeforeWaysThatTheMachineDoesNotHave() {
        Screen screen = window.open(new Pixel("<graphics type='dbus' p2p='yes'/>"));
        window.until(screen, State.LIVE);
        assertTrue(screen.message().toString().endsWith("This machine opens no graphics."),
                screen.message().toString());
    }

    @Test
    void showsNothingWhileTheHypervisorHasNoPicture() {
        Pixel machine = new Pixel("");
        machine.dark = true;
        Screen screen = window.open(machine);
        window.until(screen, State.NOTHING);
        assertEquals(Optional.empty(), screen.picture());
        machine.dark = false;
        window.until(screen, State.LIVE);
        machine.dark = true;
        window.until(screen, State.NOTHING);
    }

    @Test
    void takesNoScreenshotsThatNobodySees() {
        Pixel machine = new Pixel("");
        Screen screen = window.open(machine);
        window.until(screen, State.LIVE);
        window.view().setVisible(false);
        window.run(500);
        int taken = machine.taken.get();
        window.run(1000);
        assertEquals(taken, machine.taken.get());
        window.view().setVisible(true);
        window.until(() -> machine.taken.get() > taken, () -> "it did not go on");
    }

    @Test
    void showsScreenshotsOfARealMachine(@TempDir Path folder) throws IOException {
        try (Qemu qemu = Qemu.start(folder)) {
            Screen screen = window.open(qemu.machine("<graphics type='vnc'/>"));
            window.until(screen, State.LIVE);
            assertEquals(Optional.of("screenshot"), screen.connector());
            window.until(() -> screen.picture().filter(LiveScreenContract::isWritten).isPresent(),
                    () -> "the picture is black");
            ImageData picture = screen.picture().orElseThrow();
            assertEquals(Optional.of(new Point(picture.width, picture.height)), screen.guestSize());
            qemu.close();
            window.until(screen, State.LOST);
        }
    }
}
