// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

/** Thrown where a decision needs a fact that could not be told. Carries no stack trace: it is an answer, not a fault. */
public final class UnknownFactException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param why the reason the fact is unknown, as a short English phrase */
    public UnknownFactException(String why) {
        super(why, null, false, false);
    }

    /** The reason the fact is unknown. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
