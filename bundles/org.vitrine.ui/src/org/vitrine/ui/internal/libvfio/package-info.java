// SPDX-License-Identifier: EPL-2.0
/**
 * The LibVF.IO editor: a form and a YAML page on one document with one history. What the keys are, what is wrong, what could
 * stand at the caret and how a value is set come from the dialect's guide, so nothing here knows a key of LibVF.IO, and
 * {@code plugin.xml} could declare the same editor for another dialect. Edits are replacements in the text, hence comments,
 * order and quotes stay.
 */
@NonNullByDefault
package org.vitrine.ui.internal.libvfio;

import org.eclipse.jdt.annotation.NonNullByDefault;
