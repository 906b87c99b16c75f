// SPDX-License-Identifier: EPL-2.0
/**
 * A connection to the X server of our own, beside GTK's: what is asked over it needs no turn of the UI thread, and an error
 * on it ends nothing but itself.
 */
@NonNullByDefault
package org.vitrine.display.x11.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
