// SPDX-License-Identifier: EPL-2.0
/**
 * Checks of LibVF.IO's configurations: whether its program arcd can start the machine on a host. They ask about the document
 * that a domain was translated from, and each is a service of its own. Facts are from Arc-Compute/LibVF.IO, branch master of
 * 2023; the file that each fact stands in is named where it is used.
 */
@NonNullByDefault
package org.vitrine.provider.libvfio.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
