// SPDX-License-Identifier: EPL-2.0
/**
 * The editor of domain XML: an Overview form and the XML itself, two pages of one document with one undo history. The pages
 * are in packages of their own; this one puts them together, saves, and tells the workspace of findings.
 */
@NonNullByDefault
package org.vitrine.ui.internal.editor;

import org.eclipse.jdt.annotation.NonNullByDefault;
