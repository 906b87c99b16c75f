// SPDX-License-Identifier: EPL-2.0
/**
 * PCI passthrough of a whole GPU through VFIO, with the functions that belong to it, and the host's only GPU among them.
 * Checks have the ids of the catalogue's rows; where a row was corrected, the class that has it says so. The rows that nobody
 * can decide from facts and a domain are in {@code checks-not-decided.tsv} beside this bundle's manifest.
 */
@NonNullByDefault
package org.vitrine.provider.vfio.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
