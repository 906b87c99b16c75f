// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.core.VitrineException;
import org.vitrine.display.Screen;

/** Each way shows each pixel as QEMU itself has it, in each depth that its VGA has. */
final class PixelsTest {
    private final Window window = new Window();

    @AfterEach
    void end() {
        window.close();
    }

    static Stream<Arguments> waysAndModes() {
        return Stream.of("dbus", "spice", "vnc").flatMap(way -> Stream.of(
                // palettes
                Arguments.of(way, 0x13, new Point(640, 400)), Arguments.of(way, 0x101, new Point(640, 480)),
                // 15, 16, 24 and 32 bits
                Arguments.of(way, 0x110, new Point(640, 480)), Arguments.of(way, 0x111, new Point(640, 480)),
                Arguments.of(way, 0x112, new Point(640, 480)), Arguments.of(way, 0x142, new Point(640, 480))));
    }

    @ParameterizedTest
    @MethodSource("waysAndModes")
    void everyPixelIsQemusOwn(String way, int mode, Point size, @TempDir Path folder) throws IOException {
        try (Qemu qemu = Qemu.startWith(BootSector.write(folder.resolve("disk"), mode), folder, way)) {
            Screen screen = window.openBy(way, qemu.machineBy(way));
            // the firmware has modes of its own before
            window.until(() -> distinct(own(qemu)) > 200, () -> "the guest does not draw");
            boolean[] equal = new boolean[1];
            window.until(() -> equal[0] |= Arrays.equals(seen(screen), own(qemu)),
                    () -> way + " and QEMU: " + differences(seen(screen), own(qemu)));
            assertTrue(distinct(seen(screen)) > 200);
            assertEquals(Optional.of(size), screen.guestSize());
            assertEquals(Optional.of(way), screen.connector());
        }
    }

    /** QEMU tells a D-Bus listener of the new size only with a whole picture, and text is drawn by rows. */
    @ParameterizedTest
    @ValueSource(strings = {"dbus", "spice", "vnc"})
    void aGuestThatGoesToTextIsShownInItsNewSize(String way, @TempDir Path folder) throws IOException {
        try (Qemu qemu = Qemu.startWith(BootSector.writeShrinking(folder.resolve("disk"), 0x115), folder, way)) {
            Screen screen = window.openBy(way, qemu.machineBy(way));
            window.until(() -> screen.guestSize().equals(Optional.of(new Point(800, 600))),
                    () -> "the guest does not set its mode: " + screen.guestSize());
            qemu.press("a");
            boolean[] equal = new boolean[1];
            window.until(() -> equal[0] |= Arrays.equals(seen(screen), own(qemu)) && screen.guestSize()
                    .equals(Optional.of(new Point(720, 400))), () -> way + " shows " + screen.guestSize());
        }
    }

    private static long distinct(int[] colours) {
        return Arrays.stream(colours).distinct().count();
    }

    private static String differences(int[] seen, int[] own) {
        return seen.length + " and " + own.length + " pixels: "
                + IntStream.range(0, Math.min(seen.length, own.length)).filter(i -> seen[i] != own[i]).limit(8)
                        .mapToObj(i -> "%d %06x %06x".formatted(i, seen[i], own[i])).collect(Collectors.joining(", "));
    }

    private static int[] seen(Screen screen) {
        return screen.picture().map(PixelsTest::colours).orElse(new int[0]);
    }

    /** Asked in the background, while the window goes on: QEMU may wait for its client. */
    private int[] own(Qemu qemu) {
        CompletableFuture<int[]> asked = CompletableFuture.supplyAsync(() -> {
            try {
                return colours(ScreenshotDecoder.decode(qemu.dump()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (VitrineException e) {
                throw new IllegalStateException(e);
            }
        });
        window.until(asked::isDone, () -> "QEMU gives no picture");
        return asked.join();
    }

    private static int[] colours(ImageData picture) {
        int[] all = new int[picture.width * picture.height];
        for (int i = 0; i < all.length; i++) {
            RGB rgb = picture.palette.getRGB(picture.getPixel(i % picture.width, i / picture.width));
            all[i] = rgb.red << 16 | rgb.green << 8 | rgb.blue;
        }
        return all;
    }
}
