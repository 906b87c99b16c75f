// SPDX-License-Identifier: EPL-2.0
/** What belongs to the workbench as a whole: the perspective's layout, start and end. */
@NonNullByDefault
package org.vitrine.ui.internal.workbench;

import org.eclipse.jdt.annotation.NonNullByDefault;
