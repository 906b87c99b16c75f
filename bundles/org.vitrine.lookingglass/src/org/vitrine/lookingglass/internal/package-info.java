// SPDX-License-Identifier: EPL-2.0
/**
 * Reads memory that Looking Glass's host application, a program in a guest, shares with this host: LGMP's header and queues
 * and KVMFR's records, as release B7 lays them out. Every number is taken for what anybody may have written: it is bounded
 * before it is used, and a look that met a change half done is made again.
 */
@NonNullByDefault
package org.vitrine.lookingglass.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
