// SPDX-License-Identifier: EPL-2.0
/**
 * The Machines view: all machines of all open connections as cards with a picture of the screen. What costs something is done
 * for cards that can be seen, and for no other.
 */
@NonNullByDefault
package org.vitrine.ui.internal.machines;

import org.eclipse.jdt.annotation.NonNullByDefault;
