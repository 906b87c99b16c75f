// SPDX-License-Identifier: EPL-2.0
/** The engines behind the core's services. */
@NonNullByDefault
package org.vitrine.core.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
