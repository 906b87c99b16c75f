// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.List;

/**
 * What a dialect made of a document or of a domain.
 *
 * @param text   the result: domain XML, or a text of the dialect
 * @param losses every part that is not in it, in the order of the source
 */
public record Translation(String text, List<Loss> losses) {

    /** Keeps an unmodifiable copy of the losses. */
    public Translation {
        losses = List.copyOf(losses);
    }
}
