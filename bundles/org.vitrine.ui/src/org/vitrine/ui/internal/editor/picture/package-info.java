// SPDX-License-Identifier: EPL-2.0
/**
 * The picture on the Overview page: which GPU the guest sees, what of the host is behind it, and where its screen is seen. The
 * model and the layout are pure; {@code Picture} is the widget.
 */
@NonNullByDefault
package org.vitrine.ui.internal.editor.picture;

import org.eclipse.jdt.annotation.NonNullByDefault;
