// SPDX-License-Identifier: EPL-2.0
/** What goes into bundles that a test installs, to see that the contract tests find what is wrong with them. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.vitrine.planted;
