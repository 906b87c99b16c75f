// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.schema;

import java.util.Set;

/**
 * What may stand in an attribute or as the text of an element.
 *
 * @param words these very words, in the schema's order
 * @param types texts of these types, such as {@code unsignedInt}; {@code text} for any text
 */
public record Allowed(Set<String> words, Set<String> types) {
    /** Nothing. */
    static final Allowed NOTHING = new Allowed(Set.of(), Set.of());

    /** Whether something may. */
    public boolean isSomething() {
        return !words.isEmpty() || !types.isEmpty();
    }
}
