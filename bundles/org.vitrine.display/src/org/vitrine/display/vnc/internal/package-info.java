// SPDX-License-Identifier: EPL-2.0
/**
 * The way by VNC: gtk-vnc's display widget inside an SWT composite, called through JNA, in the way that
 * {@code spice.internal} does it with spice-gtk's.
 */
@NonNullByDefault
package org.vitrine.display.vnc.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
