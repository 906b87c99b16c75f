// SPDX-License-Identifier: EPL-2.0
/**
 * What the pages of a Domain editor share: the domain that a document's text is, what the providers and checks say of it, and
 * the one way by which a form or a quick fix edits it. No widgets. Everything here is for the UI thread unless it says
 * otherwise; what may take time is computed in the background and only the newest answer is taken.
 */
@NonNullByDefault
package org.vitrine.ui.internal.editor.model;

import org.eclipse.jdt.annotation.NonNullByDefault;
