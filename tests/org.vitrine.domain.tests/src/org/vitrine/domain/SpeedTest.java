// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

/** Fast enough to be asked at each key: the limits are the target, ten or more times what was measured. */
class SpeedTest {

    private static final int WARM_UP = 60;
    private static final int RUNS = 41;

    private static String domainOfLines(int lines) {
        String text = Corpus.file("virsh-dumpxml");
        String device = "    <input type='tablet' bus='usb'>\n      <alias name='input0'/>\n    </input>\n";
        int missing = lines - (int) text.lines().count();
        return text.replace("  </devices>", device.repeat(missing / 3) + "  </devices>");
    }

    private static double medianMillis(Runnable task) {
        for (int i = 0; i < WARM_UP; i++) {
            task.run();
        }
        long[] nanos = new long[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            task.run();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos[RUNS / 2] / 1e6;
    }

    @Test
    void typicalDomainIsReadInUnderTenMilliseconds() {
        String text = domainOfLines(200);
        assertEquals(200, text.lines().count(), 3);
        double millis = medianMillis(() -> Domain.of(text));
        assertTrue(millis < 10, millis + " ms");
    }

    @Test
    void aKeyTypedIsTakenInUnderTenMilliseconds() {
        Domain domain = Domain.of(domainOfLines(200));
        String typed = domain.text().replace("heads='1'", "heads='12'");
        double millis = medianMillis(() -> domain.reparse(typed));
        assertTrue(millis < 10, millis + " ms");
    }

    @Test
    void twentySettingsOfATypicalDomainAreSetInUnderFiftyMilliseconds() {
        Domain domain = Domain.of(domainOfLines(200));
        double millis = medianMillis(() -> domain.apply(domain.edit(d -> {
            for (int i = 0; i < 20; i++) {
                d.root().set("/devices/video/model@setting" + i, i);
            }
        })));
        assertTrue(millis < 50, millis + " ms");
    }
}
