// SPDX-License-Identifier: EPL-2.0
/**
 * The wizard for new machines: from a guest and the graphics that a host can give, from a file of another kind, or from a
 * machine of a connection. It ends in a file of the workspace, open in the Domain editor, where checks and Start are.
 */
@NonNullByDefault
package org.vitrine.ui.internal.newmachine;

import org.eclipse.jdt.annotation.NonNullByDefault;
