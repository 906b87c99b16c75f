// SPDX-License-Identifier: EPL-2.0
/**
 * Live screens of machines as SWT widgets: one service, {@link org.vitrine.display.Screens}, which finds the best way to a
 * machine's screen in its live XML and shows it in a {@link org.vitrine.display.Screen}.
 * <p>
 * Ways, best first: {@code dbus} (QEMU's D-Bus display, peer to peer, on the same host), {@code spice} (spice-gtk's own widget),
 * {@code vnc} (gtk-vnc's) and {@code screenshot} (pictures that
 * the hypervisor takes, to look at only). A way that does not open gives place to the next; a connection that breaks is made
 * again while the machine runs. Everything here is for the UI thread, and nothing here waits on it.
 */
@NonNullByDefault
@Version("0.1.0")
package org.vitrine.display;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
