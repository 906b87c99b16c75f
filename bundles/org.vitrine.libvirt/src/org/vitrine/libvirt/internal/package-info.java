// SPDX-License-Identifier: EPL-2.0
/**
 * Virtual machines through libvirt: the implementation of {@link org.vitrine.core.MachineDriver}.
 * <p>
 * From the outside in: {@link org.vitrine.libvirt.internal.LibvirtDriver} is the service,
 * {@link org.vitrine.libvirt.internal.LibvirtConnection} one connection with its life,
 * {@link org.vitrine.libvirt.internal.LibvirtMachine} one machine.
 * {@link org.vitrine.libvirt.internal.OpenConnection} holds the native connection while it is open and
 * {@link org.vitrine.libvirt.internal.MachineCache} what its events told. {@link org.vitrine.libvirt.internal.Engine} is
 * the loaded library with its one event loop. {@link org.vitrine.libvirt.internal.EmbeddedPremises} prepares the driver that
 * runs inside this process. {@link org.vitrine.libvirt.internal.Sentences} turns libvirt's errors into what a person can
 * do.
 * <p>
 * Of {@code org.libvirt} only the JNA layer is used. Its object layer frees domains and connections from finalizers, that
 * is at any time and from another thread; hands the answers of an authentication callback to libvirt in memory that both
 * free; and its event loop is libvirt's default one, which iterates GLib's default main context: SWT's own on GTK
 * ({@link org.vitrine.libvirt.internal.EventLoop}).
 * <p>
 * Threads: every call into libvirt that could wait is made by a few threads of its connection
 * ({@link org.vitrine.libvirt.internal.Calls}), with a deadline and a cancel for the one who waits. Events arrive on the
 * event loop's thread and only change the cache. Listeners are called on a thread of their own.
 */
@NonNullByDefault
package org.vitrine.libvirt.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
