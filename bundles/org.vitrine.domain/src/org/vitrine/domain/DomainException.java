// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

/**
 * This text or file cannot be taken as a libvirt domain. The message is for the person who opened it: what is wrong, where,
 * and what to do. Nothing was changed.
 */
public final class DomainException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final @Nullable Position position;

    /** A refusal of the whole. */
    public DomainException(String message) {
        super(message);
        this.position = null;
    }

    /** A refusal because of what stands at this place; the message names the place too. */
    public DomainException(String message, Position position) {
        super(message);
        this.position = position;
    }

    /** Where it is, when it is one place: for a marker in an editor. */
    public Optional<Position> position() {
        Position known = position;
        return known == null ? Optional.empty() : Optional.of(known);
    }
}
