// SPDX-License-Identifier: EPL-2.0
/** The Machines view with libvirt's test driver, with a guest, and with machines that count what they are asked. */
@NonNullByDefault
package org.vitrine.ui.internal.machines;

import org.eclipse.jdt.annotation.NonNullByDefault;
