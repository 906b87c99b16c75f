// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.graphics.Point;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.display.Screen;
import org.vitrine.display.Screen.Scale;
import org.vitrine.display.Screen.State;

/**
 * Frames that can be seen, for {@code releng/bench/screens.sh}; prints and asserts no rates, and is not run as a test. A pixel
 * of the X server's screen itself is looked at again and again: whenever it has another colour, another frame has been painted,
 * whoever painted it and however.
 */
final class ScreenBench {
    private static final Point SIZE = new Point(1280, 800);
    private static final int SECONDS = 6;
    private static final int LOOKS = 10;
    private static final int RUNS = 3;
    private final Window window = new Window();
    private final ProcessorTime here = ProcessorTime.ofThisProcess();
    private final ProcessorTime server = ProcessorTime.ofXServer();

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void paintedFrames(@TempDir Path folder) throws IOException {
        window.view().getShell().setSize(SIZE.x + 20, SIZE.y + 60);
        try (Qemu qemu = Qemu.startPainting(folder, Path.of(System.getProperty("vitrine.guest", "")))) {
            List<Double> dbus = new ArrayList<>();
            List<Double> vnc = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                dbus.add(painted("dbus", qemu.dbusMachine()));
                vnc.add(painted("vnc", qemu.machine(qemu.vncGraphics())));
            }
            System.out.printf("BENCH frames painted a second at %d x %d: D-Bus %.1f, gtk-vnc %.1f, ratio %.1f%n",
                    SIZE.x, SIZE.y, mean(dbus), mean(vnc), mean(dbus) / mean(vnc));
        }
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    /** Frames that the screen showed a second, with this connector's picture on it. */
    private double painted(String connector, Fake machine) {
        Screen screen = window.openBy(connector, machine);
        screen.scale(Scale.ORIGINAL);
        window.until(screen, State.LIVE);
        for (int wait = 0; wait < 4 && !screen.guestSize().equals(Optional.of(SIZE)); wait++) {
            window.run(15_000); // the guest boots
        }
        window.run(1000);
        double told = 0;
        double mine = here.milliseconds();
        double its = server.milliseconds();
        long begin = System.nanoTime();
        double frames;
        try (PixelWatch watch = new PixelWatch(window.view().toDisplay(SIZE.x / 2, SIZE.y / 2))) {
            for (int i = 0; i < SECONDS * LOOKS; i++) {
                window.run(1000 / LOOKS);
                told += screen.frameRate() / SECONDS / LOOKS;
            }
            frames = watch.changes();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "BENCH   %s: %.1f painted a second, %.1f updates came, processor of the workbench %.0f %%, of the X server"
                        + " %.0f %%; %s%n",
                connector, frames / seconds, told, (here.milliseconds() - mine) / seconds / 10,
                (server.milliseconds() - its) / seconds / 10, screen.guestSize());
        screen.dispose();
        window.run(500);
        return frames / seconds;
    }
}
