// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.Optional;

import org.vitrine.domain.Element;
import org.vitrine.provider.Field;

/** What is below the heading of a page. For the UI thread. */
interface PageBody {

    /**
     * A field of the form.
     *
     * @param anchor from where its place is seen
     * @param field  the field
     */
    record Place(Element anchor, Field<?> field) {
    }

    /** Shows the newest of everything; only called while it can be seen. True when things came or went. */
    boolean refresh();

    /** Whether something was typed that is to come to the document yet. */
    boolean isPending();

    /** Hands on what has been typed. */
    void flush();

    /** Gives the focus to where one would begin. */
    boolean setFocus();

    /** The field that has the focus. */
    default Optional<Place> focused() {
        return Optional.empty();
    }

    /**
     * Shows what belongs to an element, and gives the focus to the field of this id.
     *
     * @param field empty for none in particular
     * @return whether this page has anything of it
     */
    default boolean reveal(Element element, Optional<String> field) {
        return false;
    }
}
