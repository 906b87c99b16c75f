// SPDX-License-Identifier: EPL-2.0
/** The XML page of a Domain editor: a text editor of the platform with colours, the findings in their places and quick fixes. */
@NonNullByDefault
package org.vitrine.ui.internal.editor.xml;

import org.eclipse.jdt.annotation.NonNullByDefault;
