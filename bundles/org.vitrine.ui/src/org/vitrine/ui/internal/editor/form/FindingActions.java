// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.Optional;
import java.util.stream.Stream;

import org.vitrine.core.Row;
import org.vitrine.provider.Remedy;

/** What can be done about a finding in an editor. */
public interface FindingActions {

    /** The ways out that can be taken in this editor, in order. */
    Stream<Remedy> ways(Row row);

    /** Takes a way out. */
    void take(Row row, Remedy remedy);

    /** Leads to what the finding is about; empty when it stands nowhere in the text. */
    Optional<Link> link(Row row);

    /**
     * Something to click.
     *
     * @param label  what it says
     * @param action what it does
     */
    record Link(String label, Runnable action) {
    }
}
