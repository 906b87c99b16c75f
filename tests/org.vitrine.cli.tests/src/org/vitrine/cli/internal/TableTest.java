// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class TableTest {
    private final Table table = new Table("WHAT", "FIGURE", "NOW");

    TableTest() {
        table.row("a-machine-with-a-long-name", "Memory", "256 MiB");
        table.row("web", "Memory", "1 GiB");
    }

    private List<String> fitting(int characters) {
        return table.fitting(characters).toString().lines().toList();
    }

    @Test
    void aLongNameLeavesTheFiguresTheirRoom() {
        assertEquals(List.of(
                "WHAT             FIGURE  NOW",
                "a-machi\u2026ng-name  Memory  256 MiB",
                "web              Memory  1 GiB"), fitting(32));
    }

    @Test
    void whatFitsIsWhole() {
        assertEquals(table.toString().lines().toList(), fitting(43));
        assertEquals("a-machine-wi\u2026-a-long-name  Memory  256 MiB", fitting(42).get(1));
    }

    @Test
    void inANarrowWindowWhatIsMeasuredIsShortenedToo() {
        table.row("web", "Memory that the machine holds on the host", "3 GiB");
        assertEquals("web       Memory that t\u2026 on the host  3 GiB", fitting(45).getLast());
        assertEquals("a-ma\u2026ame  Memory                      256 MiB", fitting(45).get(1));
    }
}
