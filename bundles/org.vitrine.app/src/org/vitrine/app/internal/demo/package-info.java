// SPDX-License-Identifier: EPL-2.0
/** The demo: an example project whose machine starts and shows its screen by itself. */
@NonNullByDefault
package org.vitrine.app.internal.demo;

import org.eclipse.jdt.annotation.NonNullByDefault;
