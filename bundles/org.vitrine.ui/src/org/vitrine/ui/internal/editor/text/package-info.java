// SPDX-License-Identifier: EPL-2.0
/**
 * What can be said of a domain's text while somebody types it, when it often is no XML: where the caret is, what could come
 * there, which lines fold, how it looks when it is formatted. Pure: texts and the grammar go in, data comes out. No widgets.
 */
@NonNullByDefault
package org.vitrine.ui.internal.editor.text;

import org.eclipse.jdt.annotation.NonNullByDefault;
