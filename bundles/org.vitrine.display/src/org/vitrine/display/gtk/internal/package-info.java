// SPDX-License-Identifier: EPL-2.0
/**
 * What every screen with a keyboard needs of GTK 3, called through JNA: signals that are let go of in time, and the keys of
 * a window handed to the guest before menus and key bindings see them. For the UI thread.
 */
@NonNullByDefault
package org.vitrine.display.gtk.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
