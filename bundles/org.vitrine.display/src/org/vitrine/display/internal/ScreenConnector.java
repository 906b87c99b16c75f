// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

/** One technology to show screens. A service of this bundle. Thread-safe. */
public interface ScreenConnector {

    /** Its id, as {@link org.vitrine.display.Screen#connector()} tells it. */
    String id();

    /** Its place among others: those with smaller numbers are tried first. */
    int order();

    /** How it would show the machine's first screen. Called in the background; may take as long as loading a library. */
    Offer offer(Target target);
}
