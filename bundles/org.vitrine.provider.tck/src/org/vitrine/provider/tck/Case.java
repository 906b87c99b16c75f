// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.tck;

import org.vitrine.provider.Verdict;

/**
 * The claim that a check comes out so in a scene.
 *
 * @param scene   what it is asked about
 * @param check   the check's id
 * @param verdict how it comes out
 */
public record Case(Scene scene, String check, Verdict verdict) {
}
