// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.vitrine.domain.Element;
import org.vitrine.ui.internal.editor.model.Analysis;
import org.vitrine.ui.internal.editor.model.DomainModel;
import org.vitrine.ui.internal.editor.model.Edits;

/**
 * What the pages show, by what they edit, and where their links lead.
 *
 * @param model       the domain
 * @param analysis    what is said of it
 * @param edits       how it is changed
 * @param actions     what can be done about findings
 * @param shower      shows an element in the text
 * @param brokenPlace shows the place at which the text stops to be a domain
 * @param turner      turns to the page of this id and selects an element there
 */
public record Sources(DomainModel model, Analysis analysis, Edits edits, FindingActions actions,
        Consumer<Element> shower, Runnable brokenPlace, BiConsumer<String, Element> turner) {
}
