// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.core.Machine;
import org.vitrine.display.Screen;
import org.vitrine.display.Screen.State;

/** The way by VNC to a server of the test's own: colours, and what a hidden view asks for. */
final class VncServerTest {
    private static final VncServer.Format TRUE_COLOUR = new VncServer.Format(32, 24, false, false, 255, 255, 255, 16, 8,
            0);
    private final Window window = new Window();
    private final Path socket;

    VncServerTest(@TempDir Path folder) {
        socket = folder.resolve("vnc");
    }

    @AfterEach
    void end() {
        window.close();
    }

    private Screen live() {
        Screen screen = window.openBy("vnc",
                new Fake("<graphics type='vnc' socket='" + socket + "'/>", Machine.State.RUNNING));
        window.until(screen, State.LIVE);
        return screen;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
            // bits, depth, big-endian, palette, the largest values and the shifts of red, green and blue
            "x8r8g8b8, 32, 24, false, false, 255, 255, 255, 16, 8, 0",
            "x8b8g8r8, 32, 24, false, false, 255, 255, 255, 0, 8, 16",
            "x8r8g8b8 of a big-endian server, 32, 24, true, false, 255, 255, 255, 16, 8, 0",
            "x2r10g10b10, 32, 30, false, false, 1023, 1023, 1023, 20, 10, 0",
            "r5g6b5, 16, 16, false, false, 31, 63, 31, 11, 5, 0",
            "b5g6r5 of a big-endian server, 16, 16, true, false, 31, 63, 31, 0, 5, 11",
            "x1r5g5b5, 16, 15, false, false, 31, 31, 31, 10, 5, 0",
            "b2g3r3, 8, 8, false, false, 7, 7, 3, 0, 3, 6",
            "r3g3b2, 8, 8, false, false, 7, 7, 3, 5, 2, 0",
            "palette, 8, 8, false, true, 0, 0, 0, 0, 0, 0"})
    void coloursAreRightWhateverTheServersFormat(String name, int bits, int depth, boolean bigEndian, boolean palette,
            int redMax, int greenMax, int blueMax, int redShift, int greenShift, int blueShift) throws IOException {
        try (VncServer server = new VncServer(socket, new VncServer.Format(bits, depth, bigEndian, palette, redMax,
                greenMax, blueMax, redShift, greenShift, blueShift))) {
            Screen screen = live();
            ImageData picture = screen.picture().orElseThrow();
            assertEquals(new Point(VncServer.SIZE, VncServer.SIZE), new Point(picture.width, picture.height));
            assertEquals(VncServer.COLOURS, squares(picture, new Rectangle(0, 0, picture.width, picture.height)), name);
            Rectangle area = window.view().getClientArea();
            Rectangle shown = Fit.of(new Point(VncServer.SIZE, VncServer.SIZE), area);
            window.until(() -> squares(window.pixels(), shown).equals(VncServer.COLOURS),
                    () -> name + " on the window: " + squares(window.pixels(), shown));
            assertTrue(server.isShared(), "whoever is connected already was thrown out");
        }
    }

    /** The colours in the middle of the four squares. */
    private static List<Integer> squares(ImageData picture, Rectangle area) {
        int left = area.x + area.width / 4;
        int top = area.y + area.height / 4;
        int right = left + area.width / 2;
        int bottom = top + area.height / 2;
        return List.of(new Point(left, top), new Point(right, top), new Point(left, bottom), new Point(right, bottom))
                .stream().map(at -> {
                    var rgb = picture.palette.getRGB(picture.getPixel(at.x, at.y));
                    return rgb.red << 16 | rgb.green << 8 | rgb.blue;
                }).toList();
    }

    @Test
    void aHiddenViewAsksForNothingAndComesBack() throws IOException {
        try (VncServer server = new VncServer(socket, TRUE_COLOUR)) {
            Screen screen = live();
            window.until(() -> screen.frameRate() > 0, () -> "no frames");
            window.view().setVisible(false);
            window.run(1000);
            int asked = server.requests();
            window.run(1000);
            assertEquals(asked, server.requests(), "a hidden view asks for pictures");
            assertEquals(State.LIVE, screen.state());
            window.view().setVisible(true);
            window.until(() -> server.requests() > asked + 5, () -> "the view does not go on");
            window.until(() -> screen.frameRate() > 0, () -> "no frames after the view was shown again");
        }
    }
}
