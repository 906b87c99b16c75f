// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

/** How long to wait before the next try: half a second, then twice as long each time, at most eight seconds. */
final class Backoff {
    private static final int FIRST = 500;
    private static final int LONGEST = 8000;
    private int next = FIRST;

    /** Milliseconds to wait this time. */
    int next() {
        int now = next;
        next = Math.min(2 * next, LONGEST);
        return now;
    }

    /** After a success: begins again with the shortest. */
    void reset() {
        next = FIRST;
    }
}
