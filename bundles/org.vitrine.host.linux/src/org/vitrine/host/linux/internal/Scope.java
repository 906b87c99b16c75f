// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The part of a host's tree that is looked at: what lies below some paths, and the folders on the way there. Seen from one
 * folder, so that whoever walks the tree takes a step in both.
 */
final class Scope {
    /** The whole tree. */
    static final Scope EVERYTHING = new Scope(true);
    private static final Scope NOTHING = new Scope(false);
    private final Map<String, Scope> children = new HashMap<>();
    private boolean whole;

    private Scope(boolean whole) {
        this.whole = whole;
    }

    /**
     * What lies at or below these paths.
     *
     * @param paths absolute; {@code /} for everything
     */
    static Scope below(Collection<String> paths) {
        Scope root = new Scope(false);
        for (String path : paths) {
            Scope at = root;
            for (String name : path.split("/")) {
                at = name.isEmpty() ? at : at.children.computeIfAbsent(name, n -> new Scope(false));
            }
            at.whole = true;
        }
        return root;
    }

    /** Whether all of this folder and what is below it is looked at. */
    boolean isWhole() {
        return whole;
    }

    /** Whether nothing here is looked at. */
    boolean isNothing() {
        return !whole && children.isEmpty();
    }

    /** The children that are looked at where not all are. */
    Set<String> names() {
        return children.keySet();
    }

    /** What is looked at in a child of this name. */
    Scope child(String name) {
        return whole ? EVERYTHING : children.getOrDefault(name, NOTHING);
    }
}
