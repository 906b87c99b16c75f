// SPDX-License-Identifier: EPL-2.0
/** The Screen view: one machine's screen, live and usable. */
@NonNullByDefault
package org.vitrine.ui.internal.screen;

import org.eclipse.jdt.annotation.NonNullByDefault;
