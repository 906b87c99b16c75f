// SPDX-License-Identifier: EPL-2.0
/**
 * Looking Glass: memory that the guest shares with a program of the host, which shows what a passed-through GPU draws. Facts
 * are from the documentation and sources of release B7 and, where it says so, of the development after it.
 */
@NonNullByDefault
package org.vitrine.provider.lookingglass.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
