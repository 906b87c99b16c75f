// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import org.vitrine.core.Row;
import org.vitrine.domain.Element;
import org.vitrine.provider.Remedy;

/** What can be done about a finding from a form. */
public interface FindingActions {
    /** Takes a way out. */
    void take(Row row, Remedy remedy);

    /** Shows an element in the text. */
    void show(Element element);
}
