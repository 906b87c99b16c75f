// SPDX-License-Identifier: EPL-2.0
/**
 * The command line: the core's services without a display. Each command is a class; what they print as JSON is described
 * in the bundle's JSON.md.
 */
@NonNullByDefault
package org.vitrine.cli.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
