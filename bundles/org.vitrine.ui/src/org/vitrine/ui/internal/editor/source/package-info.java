// SPDX-License-Identifier: EPL-2.0
/** What pages of source text share, whatever language they are in: folds, an outline, places with something to say, quick fixes. */
@NonNullByDefault
package org.vitrine.ui.internal.editor.source;

import org.eclipse.jdt.annotation.NonNullByDefault;
