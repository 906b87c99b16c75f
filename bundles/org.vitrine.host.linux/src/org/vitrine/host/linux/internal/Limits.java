// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.time.Duration;

/**
 * What bounds a scan.
 *
 * @param fileBytes   the longest file that is read; a longer one is unknown
 * @param entries     the most paths that one probe may find; a probe that finds more is unknown as a whole
 * @param characters  the most text that one probe may find, likewise
 * @param outputBytes the longest output of a command, each of both streams; a command that prints more is stopped
 * @param commandTime how long a command may take
 * @param scanTime    how long the whole scan may take; what is not done by then is unknown
 */
record Limits(int fileBytes, int entries, int characters, int outputBytes, Duration commandTime, Duration scanTime) {
    /** For people's hosts. {@code /proc/cpuinfo} has over a mebibyte on a thousand cores. */
    static final Limits USUAL = new Limits(4 << 20, 50_000, 64 << 20, 1 << 20, Duration.ofSeconds(10),
            Duration.ofSeconds(15));
}
