// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.core.Screenshot;
import org.vitrine.core.VitrineException;

final class ScreenshotDecoderTest {

    private static ImageData decode(byte[] bytes) throws VitrineException {
        return ScreenshotDecoder.decode(new Screenshot("image/x-portable-pixmap", bytes));
    }

    private static byte[] ppm(String header, int... values) {
        byte[] head = header.getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(head, head.length + values.length);
        for (int i = 0; i < values.length; i++) {
            all[head.length + i] = (byte) values[i];
        }
        return all;
    }

    private static byte[] png() {
        ImageData data = new ImageData(3, 2, 24, new PaletteData(0xff0000, 0xff00, 0xff), 1, new byte[18]);
        data.setPixel(2, 1, 0x102030);
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[]{data};
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        loader.save(out, SWT.IMAGE_PNG);
        return out.toByteArray();
    }

    private static RGB colour(ImageData data, int x, int y) {
        return data.palette.getRGB(data.getPixel(x, y));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P6\n2 1\n255\n", "P6 2 1 255 ", "P6\n# QEMU\n2 #width\n1\t\n255\r"})
    void aPpmWithAnyHeader(String header) throws VitrineException {
        ImageData data = decode(ppm(header, 255, 0, 1, 10, 35, 254));
        assertEquals(2, data.width);
        assertEquals(1, data.height);
        assertEquals(new RGB(255, 0, 1), colour(data, 0, 0));
        assertEquals(new RGB(10, 35, 254), colour(data, 1, 0));
    }

    @Test
    void bytesAfterThePictureAreNotLookedAt() throws VitrineException {
        assertEquals(new RGB(1, 2, 3), colour(decode(ppm("P6 1 1 255\n", 1, 2, 3, 4, 5)), 0, 0));
    }

    @Test
    void aPngWhateverTheHypervisorCallsIt() throws VitrineException {
        ImageData data = decode(png());
        assertEquals(3, data.width);
        assertEquals(new RGB(0x10, 0x20, 0x30), colour(data, 2, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "P6", "P6\n", "P6 1", "P6 1 1", "P6 1 1 255", "P6 x 1 255\nabc",
            "P6 -1 1 255\nabc",
            "P6 1 1 256\nabc", "P6 1 1 65535\nabc", "P6 0 1 255\nabc", "P6 1 1 255x", "P6 1 1 255\nab", "P5 1 1 255\na",
            "P6 999999 1 255\na", "P6 9999999999999999999 1 255\na", "P6 16384 16384 255\na", "P6 16385 1 255\na",
            "P6 #", "<html>"})
    void whatIsBrokenIsASentence(String broken) {
        VitrineException e = assertThrows(VitrineException.class, () -> decode(ppm(broken)));
        assertTrue(e.text().toString().startsWith("The hypervisor's picture of the screen cannot be shown: "),
                e.text().toString());
    }

    @Test
    void aPngOfAbsurdSizeIsRefusedBeforeItIsDecoded() {
        byte[] png = png();
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        VitrineException e = assertThrows(VitrineException.class, () -> decode(png));
        assertTrue(e.text().toString().contains("60000 by 60000"), e.text().toString());
    }

    @Test
    void aPngThatEndsInItsHeaderIsASentence() {
        byte[] png = png();
        for (int length = 0; length < 33; length++) {
            byte[] cut = Arrays.copyOf(png, length);
            assertThrows(VitrineException.class, () -> decode(cut), () -> cut.length + " bytes");
        }
    }

    @Test
    void aPngThatEndsLaterIsWhatThereIsOrASentence() {
        byte[] png = png();
        for (int length = 33; length < png.length; length++) {
            try {
                assertEquals(3, decode(Arrays.copyOf(png, length)).width);
            } catch (VitrineException e) {
                assertTrue(e.text().toString().contains("PNG"), e.text().toString());
            }
        }
    }
}
