// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Known pixels (red, green, blue, and one of mixed colours) of each format that QEMU's surfaces can have. */
final class PixelFormatTest {

    @ParameterizedTest
    @CsvSource({
            // name, pixman's number, the bytes of red, green, blue and 0x336699 in memory
            "x8r8g8b8, 0x20020888, 0000ff00, 00ff0000, ff000000, 99663300",
            "a8r8g8b8, 0x20028888, 0000ffff, 00ff00ff, ff0000ff, 996633ff",
            "x8b8g8r8, 0x20030888, ff000000, 00ff0000, 0000ff00, 33669900",
            "a8b8g8r8, 0x20038888, ff0000ff, 00ff00ff, 0000ffff, 336699ff",
            "b8g8r8x8, 0x20080888, 00ff0000, 0000ff00, 000000ff, 00336699",
            "b8g8r8a8, 0x20088888, ffff0000, ff00ff00, ff0000ff, ff336699",
            "r8g8b8x8, 0x20090888, 000000ff, 0000ff00, 00ff0000, 00996633",
            "r8g8b8a8, 0x20098888, ff0000ff, ff00ff00, ffff0000, ff996633",
            "r8g8b8,   0x18020888, 0000ff, 00ff00, ff0000, 996633",
            "b8g8r8,   0x18030888, ff0000, 00ff00, 0000ff, 336699"})
    void eightBitsAColour(String name, String number, String red, String green, String blue, String mixed) {
        PixelFormat format = PixelFormat.of(Integer.decode(number)).orElseThrow();
        int[] painted = new int[4];
        format.convert(HexFormat.of().parseHex(red + green + blue + mixed), painted, 4);
        assertArrayEquals(new int[]{0xffff0000, 0xff00ff00, 0xff0000ff, 0xff336699}, painted, name);
    }

    @ParameterizedTest
    @CsvSource({
            // the largest value of a colour is 255, the middle one is near 128
            "r5g6b5,   0x10020565, 00f8, e007, 1f00, 1084, 0xff848284",
            "b5g6r5,   0x10030565, 1f00, e007, 00f8, 1084, 0xff848284",
            "x1r5g5b5, 0x10020555, 007c, e003, 1f00, 1042, 0xff848484",
            "a1r5g5b5, 0x10021555, 00fc, e083, 1f80, 10c2, 0xff848484"})
    void fewerBits(String name, String number, String red, String green, String blue, String grey, String painted) {
        PixelFormat format = PixelFormat.of(Integer.decode(number)).orElseThrow();
        int[] seen = new int[4];
        format.convert(HexFormat.of().parseHex(red + green + blue + grey), seen, 4);
        assertArrayEquals(new int[]{0xffff0000, 0xff00ff00, 0xff0000ff, Long.decode(painted).intValue()}, seen, name);
    }

    @Test
    void tenBits() {
        PixelFormat format = PixelFormat.of(0x20020aaa).orElseThrow();
        int[] seen = new int[2];
        // red 1023, and 512 of each
        format.convert(HexFormat.of().parseHex("0000f03f" + "00020820"), seen, 2);
        assertArrayEquals(new int[]{0xffff0000, 0xff808080}, seen);
    }

    @Test
    void greyScaleAndPalettesAreNone() {
        assertEquals(Optional.empty(), PixelFormat.of(0x08018000));
        assertEquals(Optional.empty(), PixelFormat.of(0x08040000));
        assertEquals(Optional.empty(), PixelFormat.of(0));
        assertTrue(PixelFormat.of(PixelFormat.X8R8G8B8).orElseThrow().isPainted());
    }
}
