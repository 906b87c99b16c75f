// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelsTest {

    private static byte[] ppm(String header, int... samples) {
        byte[] head = header.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(head, head.length + samples.length);
        for (int i = 0; i < samples.length; i++) {
            all[head.length + i] = (byte) samples[i];
        }
        return all;
    }

    @Test
    void channelsBecomeOneNumberAPixel() throws VitrineException {
        Pixels pixels = Pixels.ofPpm(ppm("P6\n2 1\n255\n", 255, 128, 0, 1, 2, 254));

        assertEquals(2, pixels.width());
        assertEquals(1, pixels.height());
        assertArrayEquals(new int[]{0xff8000, 0x0102fe}, pixels.rgb());
    }

    @Test
    void commentsAndAnyBlanksAreLeftOut() throws VitrineException {
        Pixels pixels = Pixels.ofPpm(ppm("P6 # made by QEMU 7\n\t1\r\n# 9 9\n 1 255\n", 10, 10, 10));

        assertArrayEquals(new int[]{0x0a0a0a}, pixels.rgb());
    }

    @Test
    void oneBlankEndsTheHeaderSoThatAPixelMayLookLikeOne() throws VitrineException {
        assertArrayEquals(new int[]{0x0a2009}, Pixels.ofPpm(ppm("P6 1 1 255\n", '\n', ' ', '\t')).rgb());
    }

    @Test
    void aScreenOfOneColourIsBlank() throws VitrineException {
        assertTrue(Pixels.ofPpm(ppm("P6 2 1 255\n", 7, 7, 7, 7, 7, 7)).isBlank());
        assertFalse(Pixels.ofPpm(ppm("P6 2 1 255\n", 7, 7, 7, 7, 7, 8)).isBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "P6", "P5 1 1 255\nabc", "P6\n", "P6 1", "P6 1 1", "P6 1 1 255", "P6 1 1 255\n",
            "P6 1 1 255\nab",
            "P6 0 1 255\nabc", "P6 1 0 255\nabc", "P6 -1 1 255\nabc", "P6 x 1 255\nabc", "P6 1 1 65535\nabcdef",
            "P6 1 1 1\nabc",
            "P6 99999 99999 255\nabc", "P6 16384 16384 255\nabc", "P6 99999999999999999999 1 255\nabc",
            "P6 # a comment without end"})
    void brokenPicturesAreRefusedInASentence(String picture) {
        byte[] bytes = picture.getBytes(StandardCharsets.ISO_8859_1);

        String sentence = assertThrows(VitrineException.class, () -> Pixels.ofPpm(bytes)).text().toString();

        assertTrue(sentence.contains("not a PPM"), sentence);
    }

    @Test
    void noiseIsRefusedOrDecodedAndNeverAsksForMoreThanItHolds() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            byte[] bytes = ppm("P6 " + random.nextInt(4) + " " + random.nextInt(4) + " 255\n");
            byte[] all = Arrays.copyOf(bytes, bytes.length + noise.length);
            System.arraycopy(noise, 0, all, bytes.length, noise.length);
            int flipped = random.nextInt(all.length);
            all[flipped] = (byte) random.nextInt();
            try {
                Pixels pixels = Pixels.ofPpm(all);
                assertTrue(3 * pixels.rgb().length <= all.length);
            } catch (VitrineException e) {
                assertTrue(e.text().toString().contains("not a PPM"));
            }
        }
    }

    @Test
    void aReducedPictureHasTheMeanOfWhatItStandsForAndKeepsItsShape() throws VitrineException {
        int[] samples = new int[3 * 8 * 4];
        for (int i = 0; i < 8 * 4; i++) {
            boolean bright = i % 8 % 2 == 0;
            samples[3 * i] = bright ? 200 : 100;
            samples[3 * i + 1] = i % 8 < 4 ? 40 : 80;
            samples[3 * i + 2] = i < 16 ? 10 : 30;
        }
        Pixels small = Pixels.ofPpm(ppm("P6 8 4 255\n", samples), 2, 100);

        assertEquals(2, small.width());
        assertEquals(1, small.height());
        assertArrayEquals(new int[]{150 << 16 | 40 << 8 | 20, 150 << 16 | 80 << 8 | 20}, small.rgb());
    }

    @Test
    void aPictureThatFitsIsNotMadeLarger() throws VitrineException {
        Pixels same = Pixels.ofPpm(ppm("P6 2 1 255\n", 255, 128, 0, 1, 2, 254), 100, 100);

        assertArrayEquals(new int[]{0xff8000, 0x0102fe}, same.rgb());
        assertThrows(VitrineException.class, () -> Pixels.ofPpm(ppm("P6 2 1 255\n", 1, 2, 3), 100, 100));
    }
}
