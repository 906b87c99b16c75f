// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

/** One technology to show screens. A service of this bundle. Thread-safe. */
public interface ScreenConnector {

    /** Its id, as {@link org.vitrine.display.Screen#connector()} tells it. */
    String id();

    /** Its place among others: those with smaller numbers are tried first. */
    int order();

    /** Whether it shows any monitor of a machine; otherwise it is asked for the first one only. */
    default boolean showsEveryHead() {
        return false;
    }

    /** How it would show that monitor of the machine. Called in the background; may take as long as loading a library. */
    Offer offer(Target target);
}
