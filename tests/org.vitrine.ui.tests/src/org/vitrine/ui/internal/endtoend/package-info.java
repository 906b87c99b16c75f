// SPDX-License-Identifier: EPL-2.0
/** The whole road: a real machine, started from the workbench, seen and used through its Screen view. */
@NonNullByDefault
package org.vitrine.ui.internal.endtoend;

import org.eclipse.jdt.annotation.NonNullByDefault;
