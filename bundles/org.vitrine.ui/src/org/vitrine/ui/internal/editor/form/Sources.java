// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.function.BiConsumer;

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
 * @param actions     what links to the text and quick fixes do
 * @param brokenPlace shows the place at which the text stops to be a domain
 * @param turner      turns to the page of this id and selects an element there
 */
public record Sources(DomainModel model, Analysis analysis, Edits edits, FindingActions actions,
        Runnable brokenPlace, BiConsumer<String, Element> turner) {
}
