// SPDX-License-Identifier: EPL-2.0
/**
 * The Device Monitor: figures of hosts and machines over time. The view watches while somebody can see it and draws when a look
 * brought something; what is drawn is computed by small pure classes (window of time, scale, line, words).
 */
@NonNullByDefault
package org.vitrine.ui.internal.monitor;

import org.eclipse.jdt.annotation.NonNullByDefault;
