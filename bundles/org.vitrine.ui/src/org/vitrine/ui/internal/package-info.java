// SPDX-License-Identifier: EPL-2.0
/** What the parts of the workbench share: background jobs with progress, problems in words, and the way back to the UI thread. */
@NonNullByDefault
package org.vitrine.ui.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
