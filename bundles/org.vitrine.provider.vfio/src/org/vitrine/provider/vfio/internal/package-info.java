// SPDX-License-Identifier: EPL-2.0
/**
 * PCI passthrough of a whole GPU through VFIO, with the functions that belong to it, and the host's only GPU among them.
 * Checks have the ids of the catalogue's rows; where a row was corrected, the class that has it says so. Five
 * rows are no checks, for the reasons in {@code docs/left-out.tsv}.
 */
@NonNullByDefault
package org.vitrine.provider.vfio.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
