// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.List;

import org.vitrine.domain.Domain;
import org.vitrine.provider.Loss;
import org.vitrine.provider.SourceDocument;

/**
 * A machine that was described in a dialect.
 *
 * @param source the document
 * @param domain the domain that means the same
 * @param losses every part of the document that the domain does not carry
 */
public record Imported(SourceDocument source, Domain domain, List<Loss> losses) {

    /** Keeps an unmodifiable copy of the losses. */
    public Imported {
        losses = List.copyOf(losses);
    }
}
