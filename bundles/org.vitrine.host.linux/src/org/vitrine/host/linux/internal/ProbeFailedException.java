// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

/** A probe as a whole could not be made, so that nothing it covers is known. Carries no stack trace: it is an answer. */
final class ProbeFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param why the reason as a short English phrase */
    ProbeFailedException(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
