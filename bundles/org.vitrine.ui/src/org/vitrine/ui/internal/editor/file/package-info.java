// SPDX-License-Identifier: EPL-2.0
/**
 * Where a Domain editor's text comes from and goes to: files of the workspace and any other local file, read byte for byte and
 * replaced as a whole, and read-only storage such as a machine's XML. What cannot be read is said in one sentence.
 */
@NonNullByDefault
package org.vitrine.ui.internal.editor.file;

import org.eclipse.jdt.annotation.NonNullByDefault;
