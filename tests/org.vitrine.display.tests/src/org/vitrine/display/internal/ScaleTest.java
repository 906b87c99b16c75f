// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vitrine.core.Machine;
import org.vitrine.core.Progress;
import org.vitrine.core.Screenshot;
import org.vitrine.display.Screen;
import org.vitrine.display.Screen.Scale;
import org.vitrine.display.Screen.State;

/** How large a picture is shown, and a screen that is moved to another window. */
final class ScaleTest {
    private final Window window = new Window();

    @AfterEach
    void close() {
        window.close();
    }

    /** Shows one green picture of a size that may change. */
    private static final class Green extends Fake {
        volatile Point size;

        Green(int width, int height) {
            super("", Machine.State.RUNNING);
            size = new Point(width, height);
        }

        @Override
        public Optional<Screenshot> screenshot(int screen, Progress progress) {
            Point now = size;
            byte[] header = ("P6 " + now.x + " " + now.y + " 255\n").getBytes(StandardCharsets.US_ASCII);
            byte[] ppm = new byte[header.length + now.x * now.y * 3];
            System.arraycopy(header, 0, ppm, 0, header.length);
            for (int i = header.length + 1; i < ppm.length; i += 3) {
                ppm[i] = (byte) 200;
            }
            return Optional.of(new Screenshot("image/x-portable-pixmap", ppm));
        }
    }

    private Screen live(Machine machine) {
        Screen screen = window.open(machine);
        window.until(screen, State.LIVE);
        return screen;
    }

    private static Control picture(Screen screen) {
        for (Control child : ((Composite) screen.control()).getChildren()) {
            if (child.isVisible()) {
                return child;
            }
        }
        throw new AssertionError("nothing is shown");
    }

    private static Rectangle middle(Screen screen, int width, int height) {
        Point room = screen.control().getSize();
        return new Rectangle((room.x - width) / 2, (room.y - height) / 2, width, height);
    }

    @Test
    void fitsAtFirst() {
        Screen screen = live(new Green(64, 48));
        assertEquals(Scale.FIT, screen.scale());
        Point room = screen.control().getSize();
        assertEquals(new Rectangle(0, 0, room.x, room.y), picture(screen).getBounds());
    }

    @Test
    void originalSizeIsInTheMiddleAndFollowsTheGuest() {
        Green machine = new Green(64, 48);
        Screen screen = live(machine);
        screen.scale(Scale.ORIGINAL);
        assertEquals(middle(screen, 64, 48), picture(screen).getBounds());
        machine.size = new Point(100, 20);
        window.until(() -> picture(screen).getBounds().equals(middle(screen, 100, 20)),
                () -> "it stays at " + picture(screen).getBounds());
    }

    @Test
    void wholeMultiples() {
        Screen screen = live(new Green(100, 50));
        screen.scale(Scale.INTEGER);
        Point room = screen.control().getSize();
        int times = Math.min(room.x / 100, room.y / 50);
        assertTrue(times > 1, "the window is too small for this test: " + room);
        assertEquals(middle(screen, 100 * times, 50 * times), picture(screen).getBounds());
    }

    @Test
    void whatHasNoRoomIsScrolledTo() {
        Screen screen = live(new Green(3000, 100));
        Composite view = (Composite) screen.control();
        screen.scale(Scale.ORIGINAL);
        assertTrue(view.getHorizontalBar().isVisible());
        assertFalse(view.getVerticalBar().isVisible());
        assertEquals(0, picture(screen).getBounds().x);
        view.getHorizontalBar().setSelection(2990);
        screen.scale(Scale.ORIGINAL);
        assertEquals(view.getSize().x - 3000, picture(screen).getBounds().x, "scrolled to its right end");
        screen.scale(Scale.FIT);
        assertFalse(view.getHorizontalBar().isVisible());
        assertEquals(view.getSize(), picture(screen).getSize());
    }

    @Test
    void movesToAnotherWindowAndBack() {
        Screen screen = live(new Green(64, 48));
        Composite home = screen.control().getParent();
        Shell other = new Shell(window.display());
        try {
            other.setLayout(new FillLayout());
            other.setSize(300, 200);
            other.open();
            assertTrue(screen.control().setParent(other));
            other.layout();
            window.until(() -> picture(screen).getSize().equals(other.getClientArea().isEmpty()
                    ? new Point(-1, -1)
                    : new Point(other.getClientArea().width, other.getClientArea().height)), () -> "it does not fill");
            assertEquals(State.LIVE, screen.state());
            assertTrue(screen.control().setParent(home));
        } finally {
            other.dispose();
        }
        home.layout();
        assertEquals(State.LIVE, screen.state());
        assertEquals(screen.control().getSize(), picture(screen).getSize());
    }
}
