// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

/** A value holds a character that XML cannot, not even as a reference. Nothing was changed; the message names it. */
public final class UnwritableException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    UnwritableException(int character) {
        super("XML cannot hold the character U+%04X; leave it out.".formatted(character));
    }
}
