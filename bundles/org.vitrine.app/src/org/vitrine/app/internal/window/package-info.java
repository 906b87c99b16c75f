// SPDX-License-Identifier: EPL-2.0
/** The product's window: menus, tool bar, title, and what it is asked to open. */
@NonNullByDefault
package org.vitrine.app.internal.window;

import org.eclipse.jdt.annotation.NonNullByDefault;
