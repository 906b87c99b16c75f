// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.util.ArrayDeque;

/**
 * A path on a host, absolute; the root folder is the empty text.
 *
 * @param name the path as the snapshot names it
 * @param real where that is, without links on the way to it; it may be one itself
 */
record Place(String name, String real) {
    static final Place ROOT = new Place("", "");

    Place child(String file) {
        return new Place(name + "/" + file, real + "/" + file);
    }

    /** The name of what this link's target says, by the words alone. */
    String linked(String target) {
        var segments = new ArrayDeque<String>();
        String joined = target.startsWith("/") ? target : name.substring(0, name.lastIndexOf('/') + 1) + target;
        for (String segment : joined.split("/")) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return "/" + String.join("/", segments);
    }
}
