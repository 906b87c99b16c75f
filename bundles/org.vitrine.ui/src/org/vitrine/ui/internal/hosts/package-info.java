// SPDX-License-Identifier: EPL-2.0
/** The Hosts view: this machine, what its providers can give, its connections and their machines, live. */
@NonNullByDefault
package org.vitrine.ui.internal.hosts;

import org.eclipse.jdt.annotation.NonNullByDefault;
