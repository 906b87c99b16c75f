// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.vitrine.host.Probe;
import org.vitrine.host.Volatility;

/**
 * The part of a host's tree that is looked at: what lies below some paths, and the folders on the way there. Seen from one
 * folder, so that whoever walks the tree takes a step in both.
 */
public final class Scope {
    /** The whole tree. */
    public static final Scope EVERYTHING = new Scope(true);
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

    /** Whether a pattern, seen from here, names something that is looked at. */
    boolean meets(List<String> segments) {
        return whole || !narrowed("/" + String.join("/", segments)).isEmpty();
    }

    /** The children that are looked at where not all are. */
    Set<String> names() {
        return children.keySet();
    }

    /** The patterns that find what a pattern finds here, and nothing else. */
    List<String> narrowed(String glob) {
        var narrowed = new ArrayList<String>();
        narrow("", glob.substring(1), narrowed);
        return narrowed;
    }

    private void narrow(String found, String rest, List<String> narrowed) {
        int slash = rest.indexOf('/');
        String segment = slash < 0 ? rest : rest.substring(0, slash);
        if (whole) {
            narrowed.add(found + "/" + rest);
        } else if (segment.equals("**")) {
            children.forEach((name, child) -> child.narrow(found + "/" + name, rest, narrowed));
        } else {
            var match = new Probe.PathProbe("/" + segment, Volatility.STATE);
            children.forEach((name, child) -> {
                // a star in a name cannot be asked for by that name
                if (match.covers("/" + name) && !name.contains("*")) {
                    child.step(found + "/" + name, slash < 0 ? "" : rest.substring(slash + 1), narrowed);
                }
            });
        }
    }

    private void step(String found, String rest, List<String> narrowed) {
        if (!rest.isEmpty()) {
            narrow(found, rest, narrowed);
        } else if (whole) {
            narrowed.add(found);
        }
    }

    /** What is looked at in a child of this name. */
    Scope child(String name) {
        return whole ? EVERYTHING : children.getOrDefault(name, NOTHING);
    }
}
