// SPDX-License-Identifier: EPL-2.0
/**
 * Looks at Linux hosts: expands the paths that probes name, reads what the policy allows, and runs commands of the
 * catalogue, everything bounded in size and time. Watches them, by the kernel's events and by looking at little, and reads
 * anew what changed. Nothing here writes to a host.
 */
@NonNullByDefault
package org.vitrine.host.linux.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
