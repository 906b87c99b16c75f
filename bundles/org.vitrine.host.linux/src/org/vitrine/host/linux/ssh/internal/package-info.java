// SPDX-License-Identifier: EPL-2.0
/**
 * Hosts over SSH, by the system's own OpenSSH client: people's configuration, jump hosts, agents, hardware keys and known
 * hosts work as they know them. One connection a host is shared by all that is done there; what ssh asks goes to the
 * authenticator of the workbench or the command line.
 */
@NonNullByDefault
package org.vitrine.host.linux.ssh.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
