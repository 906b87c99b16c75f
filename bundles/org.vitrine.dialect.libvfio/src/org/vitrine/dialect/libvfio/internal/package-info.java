// SPDX-License-Identifier: EPL-2.0
/**
 * LibVF.IO's configuration file: what {@code arcd} reads to start a machine. Facts are from Arc-Compute/LibVF.IO, branch
 * master of 2023 (src/libvfio/types/*.nim, src/libvfio/control/*.nim), and from NimYAML, by whose rules the file is typed.
 */
@NonNullByDefault
package org.vitrine.dialect.libvfio.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
