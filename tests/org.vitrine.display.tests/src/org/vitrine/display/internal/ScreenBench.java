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
import org.vitrine.display.gtk.internal.GObject;
import org.vitrine.display.gtk.internal.Gtk;
import org.vitrine.display.gtk.internal.NativeLibraries;
import org.vitrine.display.gtk.internal.Signals;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** Painted frames for {@code releng/bench/screens.sh}; prints and asserts no rates, and is not run as a test. */
final class ScreenBench {
    private static final Point SIZE = new Point(1280, 800);
    private static final int SECONDS = 6;
    private static final int RUNS = 3;
    private final Window window = new Window();
    private final Clock clock = NativeLibraries.load(Gtk.LIBRARY, Clock.class);
    private final GObject objects = NativeLibraries.load(GObject.LIBRARY, GObject.class);

    /** What tells of painted frames. */
    private interface Clock extends Library {
        Pointer gtk_widget_get_frame_clock(Pointer widget);
    }

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
                    SIZE.x,
                    SIZE.y, mean(dbus), mean(vnc), mean(dbus) / mean(vnc));
        }
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    /** Frames that the window painted a second, with this screen alone in it. */
    private double painted(String connector, Fake machine) {
        Screen screen = window.openBy(connector, machine);
        screen.scale(Scale.ORIGINAL);
        window.until(screen, State.LIVE);
        for (int wait = 0; wait < 4 && !screen.guestSize().equals(Optional.of(SIZE)); wait++) {
            window.run(15_000); // the guest boots
        }
        window.run(1000);
        int[] frames = new int[1];
        double told = 0;
        Signals signals = new Signals(objects);
        signals.connect(clock.gtk_widget_get_frame_clock(new Pointer(window.view().handle)), "after-paint",
                (Signals.Plain) (c, data) -> frames[0]++);
        long begin = System.nanoTime();
        for (int i = 0; i < SECONDS; i++) {
            window.run(1000);
            told += screen.frameRate() / SECONDS;
        }
        double rate = frames[0] / ((System.nanoTime() - begin) / 1e9);
        signals.close();
        System.out.printf("BENCH   %s: %.1f painted a second, %.1f updates came; %s%n", connector, rate, told,
                screen.guestSize());
        screen.dispose();
        window.run(500);
        return rate;
    }
}
