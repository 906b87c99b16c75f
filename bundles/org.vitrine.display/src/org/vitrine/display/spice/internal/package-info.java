// SPDX-License-Identifier: EPL-2.0
/**
 * The way by SPICE: spice-gtk's display widget inside an SWT composite, called through JNA.
 * <p>
 * GTK and spice-gtk belong to the UI thread, whose SWT loop also drives their sources; there is no second loop. Each native
 * object used here is held by a reference of our own until it is closed, so that no pointer dangles whoever goes first.
 */
@NonNullByDefault
package org.vitrine.display.spice.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
