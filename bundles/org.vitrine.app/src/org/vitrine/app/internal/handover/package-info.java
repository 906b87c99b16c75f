// SPDX-License-Identifier: EPL-2.0
/** One window for each workspace: a later start hands its request to the window that is there. */
@NonNullByDefault
package org.vitrine.app.internal.handover;

import org.eclipse.jdt.annotation.NonNullByDefault;
