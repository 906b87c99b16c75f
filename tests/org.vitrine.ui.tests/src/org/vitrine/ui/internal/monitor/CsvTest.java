// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.vitrine.core.Feed.History;

class CsvTest {

    @Test
    void aRowForEachTimeAndNothingForAGap() {
        var one = new Csv.Column("GPU \"A\", %",
                new History(new long[]{0, 1_000, 2_000}, new double[]{1, Double.NaN, 2.5}));
        var other = new Csv.Column("memory", new History(new long[]{1_000, 5_000}, new double[]{4096, 7}));
        assertEquals("""
                time,"GPU ""A"", %",memory\r
                1970-01-01T00:00:00Z,1,\r
                1970-01-01T00:00:01Z,,4096\r
                1970-01-01T00:00:02Z,2.5,\r
                """, Csv.of(List.of(one, other), 0, 2_000));
    }
}
