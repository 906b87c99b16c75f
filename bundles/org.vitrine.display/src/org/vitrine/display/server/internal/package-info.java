// SPDX-License-Identifier: EPL-2.0
/**
 * What graphics servers that can be connected to have in common, whichever protocol they speak: where one is reached, and the
 * password that it may want.
 */
@NonNullByDefault
package org.vitrine.display.server.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
