// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.schema;

/**
 * How often something may stand in one place.
 *
 * @param must whether it may not be left out
 * @param many whether it may stand there more than once
 */
public record Occurs(boolean must, boolean many) {
    /** Exactly once. */
    public static final Occurs ONCE = new Occurs(true, false);
    /** As often as one likes. */
    public static final Occurs ANY = new Occurs(false, true);

    /** How often, as a part of what itself occurs so often. */
    Occurs within(Occurs outer) {
        return new Occurs(must && outer.must, many || outer.many);
    }

    /** How often where both this and another are. */
    Occurs and(Occurs other) {
        return new Occurs(must || other.must, many || other.many || must && other.must);
    }

    /** How often where this and another alternative are possible. */
    Occurs or(Occurs other) {
        return new Occurs(must && other.must, many || other.many);
    }
}
