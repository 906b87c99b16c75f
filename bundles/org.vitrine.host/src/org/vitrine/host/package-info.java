// SPDX-License-Identifier: EPL-2.0
/**
 * Facts about a host, and changes to it, as immutable data.
 * <p>
 * A {@link org.vitrine.host.HostSnapshot} is a raw tree (paths and what stood there) and the outputs of commands out of a
 * fixed catalogue; typed views such as {@link org.vitrine.host.Cpu} and {@link org.vitrine.host.Kvm} are computed from it
 * on demand. Nothing in this package reads a file or runs a command: {@link org.vitrine.host.Probe} names what somebody
 * else must collect. A {@link org.vitrine.host.Plan} is a list of changes that can be simulated on a snapshot.
 */
@NonNullByDefault
@Version("0.1.0")
package org.vitrine.host;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
