// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.display.Screen;
import org.vitrine.display.Screen.Scale;
import org.vitrine.display.Screen.State;
import org.vitrine.display.gtk.internal.NativeLibraries;

import com.sun.jna.Library;

/** A screen that is opened and closed again and again leaves nothing behind. Prints its figures. */
final class LeakTest {
    /** Rounds before the first look: libraries, caches and pools come with the first ones. */
    private static final int WARM_UP = 40;
    private static final int ROUNDS = Integer.getInteger("vitrine.leak.rounds", 200);
    /** What a screen that is not let go of keeps at least is its frame: 720 x 400 pixels of 4 bytes, 1,125 KiB each. */
    private static final long MOST_KIB = 16_384;
    private final Window window = new Window();

    /** The C library. */
    private interface LibC extends Library {
        int malloc_trim(long keep);
    }

    /**
     * What this process has.
     *
     * @param memory      memory, as the kernel shares it out, in KiB; of Java's heap what is in use, not what is kept for more
     * @param threads     of ours
     * @param descriptors open ones
     * @param widgets     children of the view
     */
    private record Figures(long memory, long threads, long descriptors, int widgets) {
    }

    @AfterEach
    void close() {
        window.close();
    }

    private Figures look() throws IOException {
        window.run(1500); // a SPICE session settles before it goes
        System.gc();
        window.run(300); // what is cleaned after a collection
        System.gc();
        NativeLibraries.load("libc.so.6", LibC.class).malloc_trim(0);
        // the tests' machine touches all of a heap that it takes, so that much of it is in the figure
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        long memory;
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/smaps_rollup"))) {
            memory = lines.filter(line -> line.startsWith("Pss:")).findFirst()
                    .map(line -> Long.valueOf(line.replaceAll("\\D", ""))).orElseThrow()
                    - (heap.getCommitted() - heap.getUsed()) / 1024;
        }
        // threads that wait for work end by themselves; those of a connection are named for it
        long threads = Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> name.startsWith("Vitrine D-Bus") || name.equals("Vitrine input")).count();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return new Figures(memory, threads, descriptors.count(), window.view().getChildren().length);
        }
    }

    private void leavesNothing(String connector, Fake machine) throws IOException {
        rounds(connector, machine, WARM_UP);
        Figures before = look();
        long begin = System.nanoTime();
        rounds(connector, machine, ROUNDS);
        long took = System.nanoTime() - begin;
        Figures after = look();
        System.out.println("leak: " + connector + ", " + ROUNDS + " times in " + took / 1_000_000_000 + " s: before "
                + before + ", after " + after);
        assertEquals(before.threads(), after.threads(), "threads");
        assertTrue(after.descriptors() <= before.descriptors() + 2, () -> "descriptors: " + before + after);
        assertEquals(before.widgets(), after.widgets(), "widgets");
        assertEquals(0, machine.listeners(), "listeners of the machine's connection");
        assertTrue(after.memory() - before.memory() < MOST_KIB, () -> "memory: " + before + after);
    }

    private void rounds(String connector, Fake machine, int count) {
        for (int i = 0; i < count; i++) {
            Screen screen = window.openBy(connector, machine);
            screen.scale(Scale.ORIGINAL); // painted by the X server where that can be
            window.until(screen, State.LIVE);
            screen.dispose();
        }
    }

    @Test
    void byDBus(@TempDir Path folder) throws IOException {
        try (Qemu qemu = Qemu.startDBus(folder)) {
            leavesNothing("dbus", qemu.dbusMachine());
        }
    }

    @Test
    void bySpice(@TempDir Path folder) throws IOException {
        try (Qemu qemu = Qemu.start(folder)) {
            leavesNothing("spice", qemu.machine(qemu.graphics()));
        }
    }

    @Test
    void byVnc(@TempDir Path folder) throws IOException {
        try (Qemu qemu = Qemu.startVnc(folder, "")) {
            leavesNothing("vnc", qemu.machine(qemu.vncGraphics()));
        }
    }
}
