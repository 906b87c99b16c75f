// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

/**
 * An edit, or an element to edit, belongs to another version of the document than the one at hand. Nothing was changed;
 * make the edit again from the current domain.
 */
public final class StaleEditException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** With a sentence for the person whose edit was refused. */
    public StaleEditException(String message) {
        super(message);
    }
}
