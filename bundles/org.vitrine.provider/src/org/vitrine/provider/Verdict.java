// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

/** How a check came out, mildest first; the order is what "worst" means. */
public enum Verdict {
    /** The question does not arise here. */
    NOT_APPLICABLE,
    /** All is well. */
    PASS,
    /** Worth knowing. */
    INFO,
    /** Works, but not as one would wish. */
    WARN,
    /** Could not be told, because a fact is unknown. */
    UNKNOWN,
    /** Will not work. */
    BLOCK
}
