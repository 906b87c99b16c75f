// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.List;
import java.util.Optional;

import org.vitrine.ui.internal.Icons;
import org.eclipse.swt.widgets.Shell;
import org.vitrine.core.Unclaimed;
import org.vitrine.domain.Domain;
import org.vitrine.provider.Field;
import org.vitrine.ui.internal.editor.model.Overview.Item;

/** What a master-detail page lists, and how that is changed. */
interface Master {

    /** The title over the list. */
    String title();

    /** What to say when the list is empty. */
    String nothing();

    /** What the button says that adds one. */
    String adding();

    /** The rows; empty while they are not known for the domain as it is now. */
    Optional<List<Item>> items();

    /** A row's picture. */
    Icons icon(Item item);

    /** What stands there and nobody here knows, listed below the rows. */
    List<Unclaimed> others();

    /** Providers that failed have something to say. */
    List<String> failures();

    /** Sets a field, or unsets it. */
    void set(Item item, Field<?> field, Optional<String> text);

    /** Asks what to add. */
    void add(Shell shell, Domain domain);

    /** Asks whether to remove. */
    void remove(Shell shell, Domain domain, Item item);
}
