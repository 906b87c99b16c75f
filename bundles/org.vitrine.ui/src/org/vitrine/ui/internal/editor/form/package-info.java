// SPDX-License-Identifier: EPL-2.0
/**
 * The Overview page of a Domain editor: a form made from the providers' fields and the checks' findings. It shows what
 * {@link org.vitrine.ui.internal.editor.model.Analysis} tells and edits through
 * {@link org.vitrine.ui.internal.editor.model.Edits}; it holds nothing but what is being typed.
 * <p>
 * Tests find a control by {@code getData("org.vitrine.id")}: a field's id, or what {@code Ids} names; the section of a use has
 * its provider's id as {@code getData("org.vitrine.use")}.
 */
@NonNullByDefault
package org.vitrine.ui.internal.editor.form;

import org.eclipse.jdt.annotation.NonNullByDefault;
