// SPDX-License-Identifier: EPL-2.0
/** The product: its application, arguments and workspace. */
@NonNullByDefault
package org.vitrine.app.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
