// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vitrine.provider.Metric.Unit;

class ScaleTest {

    @Test
    void percentInQuarters() {
        assertEquals(List.of(0.0, 25.0, 50.0, 75.0, 100.0), Scale.of(Unit.PERCENT, 3, 100, 4).lines());
    }

    @Test
    void bytesInPowersOfTwo() {
        assertEquals(List.of("0 B", "2 GiB", "4 GiB", "6 GiB"), Scale.of(Unit.BYTES, 0, 5.5 * 0x1p30, 3).lines()
                .stream().map(value -> Words.of(Unit.BYTES, value)).toList());
    }

    @Test
    void thingsAreWhole() {
        assertEquals(List.of(0.0, 1.0), Scale.of(Unit.COUNT, 0, 1, 5).lines());
    }

    @ParameterizedTest
    @EnumSource(Unit.class)
    void anyFiguresFit(Unit unit) {
        for (double most : new double[]{Double.NaN, 0, 1e-6, 0.3, 1, 7, 99, 1e3, 123456, 3.7e9, 8e12, 1e18}) {
            for (double least : new double[]{Double.NaN, 0, -3, -1e9}) {
                Scale scale = Scale.of(unit, least, most, 4);
                assertTrue(scale.high() > scale.low(), scale.toString());
                assertTrue(!(most > scale.high() * (1 + 1e-9)) && !(least < scale.low()), scale.toString());
                assertTrue(scale.lines().size() <= 12 && scale.lines().size() >= 2, scale + " " + scale.lines());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"PERCENT,37,37 %", "PERCENT,0.5,0.5 %", "BYTES,1610612736,1.5 GiB", "BYTES,0,0 B",
            "BYTES_PER_SECOND,12345678,12.3 MB/s", "PER_SECOND,58,58/s", "HERTZ,2100000000,2.1 GHz",
            "WATTS,92.35,92.4 W", "CELSIUS,51,51 \u00b0C", "COUNT,3,3", "COUNT,1234567,1.23 M",
            "BYTES_PER_SECOND,12,12 B/s", "PER_SECOND,12345,12.3 k/s"})
    void words(Unit unit, double value, String words) {
        assertEquals(words, Words.of(unit, value));
    }
}
