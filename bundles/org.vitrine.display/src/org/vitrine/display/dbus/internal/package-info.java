// SPDX-License-Identifier: EPL-2.0
/**
 * The way by QEMU's D-Bus display, peer to peer: no daemon and no bus, a socket that the hypervisor opens for us
 * (<a href="https://www.qemu.org/docs/master/interop/dbus-display.html">QEMU's description</a>). QEMU sends what changed on a
 * second socket; it is read straight into the memory that is painted. Keys and the pointer go back on the first.
 * <p>
 * Each socket has a thread that reads it and ends with it; everything else belongs to the UI thread. Of D-Bus itself only
 * what this needs is spoken: SASL EXTERNAL, little-endian messages, calls and replies, descriptors.
 */
@NonNullByDefault
package org.vitrine.display.dbus.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
