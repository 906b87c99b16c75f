// SPDX-License-Identifier: EPL-2.0
/** Connections to libvirt: adding and opening them, and answering when they ask who one is. */
@NonNullByDefault
package org.vitrine.ui.internal.connection;

import org.eclipse.jdt.annotation.NonNullByDefault;
