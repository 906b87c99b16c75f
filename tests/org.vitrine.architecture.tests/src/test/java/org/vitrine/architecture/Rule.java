// SPDX-License-Identifier: EPL-2.0
package org.vitrine.architecture;

import java.util.List;

/** One rule of the house; an answer without violations means that the bundle keeps it. */
interface Rule {
    List<String> violations(BundleFolder bundle);
}
