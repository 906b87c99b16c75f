// SPDX-License-Identifier: EPL-2.0
/**
 * The identities by which others reach Vitrine's part of an Eclipse workbench: perspective, views, editor and commands.
 * <p>
 * There is no other API: parts adapt ({@link org.eclipse.core.runtime.IAdaptable}) to the model that they show. The Screen
 * view adapts to {@link org.vitrine.core.Machine} and {@link org.vitrine.display.Screen}, the Domain editor to
 * {@link org.vitrine.domain.Domain}.
 */
@NonNullByDefault
@Version("0.1.0")
package org.vitrine.ui;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
