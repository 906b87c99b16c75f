// SPDX-License-Identifier: EPL-2.0
/**
 * How a screen chooses its way, keeps it and loses it, and the way by screenshots.
 * <p>
 * A {@link org.vitrine.display.internal.ScreenConnector} looks at a machine in the background and offers
 * {@linkplain org.vitrine.display.internal.Way ways}; {@link org.vitrine.display.internal.ScreenSearch} opens one after the
 * other until a {@link org.vitrine.display.internal.Picture} comes, and starts again when it is lost.
 */
@NonNullByDefault
package org.vitrine.display.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
