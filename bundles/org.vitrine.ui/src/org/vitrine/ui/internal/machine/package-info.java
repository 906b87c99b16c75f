// SPDX-License-Identifier: EPL-2.0
/** What a person does with machines, wherever they stand in the workbench: start, stop, pause, show, read. */
@NonNullByDefault
package org.vitrine.ui.internal.machine;

import org.eclipse.jdt.annotation.NonNullByDefault;
