// SPDX-License-Identifier: EPL-2.0
/** Tests of the Host report. */
@NonNullByDefault
package org.vitrine.ui.internal.report;

import org.eclipse.jdt.annotation.NonNullByDefault;
