// SPDX-License-Identifier: EPL-2.0
/**
 * The services that the workbench and the command line call, and the ports that others implement for them.
 * <p>
 * Services ({@code @ProviderType}, implemented here): {@link org.vitrine.core.Providers}, {@link org.vitrine.core.Hosts},
 * {@link org.vitrine.core.Preflight}, {@link org.vitrine.core.Configurator}, {@link org.vitrine.core.Machines}. Ports
 * ({@code @ConsumerType}, implemented elsewhere and found by Declarative Services):
 * {@link org.vitrine.core.HostSource}, {@link org.vitrine.core.MachineDriver}, {@link org.vitrine.core.Authenticator},
 * {@link org.vitrine.core.GlassReader}.
 * <p>
 * A method that takes a {@link org.vitrine.core.Progress} blocks, has a deadline of its own, ends soon after the progress
 * is cancelled, and must not be called on the UI thread. Listeners are called on background threads, never on the UI's.
 */
@NonNullByDefault
@Version("0.1.0")
package org.vitrine.core;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
