// SPDX-License-Identifier: EPL-2.0
/**
 * Live figures that the kernel's graphics drivers and its PCI bus tell by themselves, whatever technology a machine uses: who
 * uses the engines, what the sensors say, how fast it runs, how awake it is.
 */
@NonNullByDefault
package org.vitrine.provider.drm.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
