// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

/** A host far away answered something that the script cannot have printed there. */
final class GarbledException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param why the reason as a short English phrase */
    GarbledException(String why) {
        super(why);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
