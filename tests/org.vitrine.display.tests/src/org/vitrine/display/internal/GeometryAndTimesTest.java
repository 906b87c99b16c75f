// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where pictures go, when connections are tried again, and how frames are counted. */
final class GeometryAndTimesTest {

    @ParameterizedTest
    @CsvSource({"100,50, 200,200, 0,50,200,100", "50,100, 200,200, 50,0,100,200", "640,480, 640,480, 0,0,640,480",
            "1280,800, 640,600, 0,100,640,400", "10000,1, 10,10, 0,4,10,1", "1,1, 0,10, 0,0,0,0",
            "0,0, 10,10, 0,0,0,0"})
    void aPictureKeepsItsProportionsInTheMiddle(int w, int h, int areaW, int areaH, int x, int y, int width,
            int height) {
        assertEquals(new Rectangle(x, y, width, height), Fit.of(new Point(w, h), new Rectangle(0, 0, areaW, areaH)));
        Rectangle moved = Fit.of(new Point(w, h), new Rectangle(7, 9, areaW, areaH));
        assertEquals(new Rectangle(x + 7, y + 9, width, height), moved);
    }

    @Test
    void eachWaitIsTwiceTheLastUpToEightSeconds() {
        Backoff backoff = new Backoff();
        assertEquals("500 1000 2000 4000 8000 8000", String.join(" ",
                IntStream.range(0, 6).mapToObj(i -> Integer.toString(backoff.next())).toList()));
        backoff.reset();
        assertEquals(500, backoff.next());
    }

    @Test
    void framesOfTheLastSecondCount() {
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_500_000_000L); // nanoTime() may overflow
        FrameCounter frames = new FrameCounter(now::get);
        assertEquals(0, frames.rate());
        for (int i = 0; i < 100; i++) {
            now.addAndGet(20_000_000);
            frames.frame();
        }
        assertEquals(50, frames.rate());
        now.addAndGet(980_000_000);
        assertEquals(1, frames.rate());
        now.addAndGet(20_000_000);
        assertEquals(0, frames.rate());
    }

    @Test
    void aFloodOfFramesTakesNoMemory() {
        FrameCounter frames = new FrameCounter(() -> 42);
        for (int i = 0; i < 100_000; i++) {
            frames.frame();
        }
        assertTrue(frames.rate() >= 1000);
    }

    @Test
    void aPartIsWhereItsPixelsAndTheirNeighboursAre() {
        Rectangle picture = new Rectangle(0, 0, 100, 50);
        Rectangle place = new Rectangle(10, 20, 200, 100);
        assertEquals(new Rectangle(10 + 18, 20 + 38, 14, 14), Fit.mapped(new Rectangle(10, 20, 5, 5), picture, place));
        assertEquals(place, Fit.mapped(picture, picture, place));
        assertEquals(picture, Fit.mapped(place, place, picture));
        assertEquals(new Rectangle(9, 9, 4, 4), Fit.mapped(new Rectangle(30, 40, 5, 5), place, picture));
        assertTrue(Fit.isMultiple(new Point(100, 50), place));
        assertFalse(Fit.isMultiple(new Point(100, 100), place), "wider than high");
        assertFalse(Fit.isMultiple(new Point(400, 200), place), "smaller");
    }
}
