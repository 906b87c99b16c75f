// SPDX-License-Identifier: EPL-2.0
/** What a person prefers, and the page to say so. */
@NonNullByDefault
package org.vitrine.ui.internal.preferences;

import org.eclipse.jdt.annotation.NonNullByDefault;
