// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.ArrayDeque;
import java.util.Arrays;

/** Matches path patterns segment by segment without regular expressions, so that no pattern can run away. */
final class Glob {

    private Glob() {
    }

    /** Whether a path is absolute and says where it leads: no empty segment, no {@code .} and no {@code ..}. */
    static boolean isPlain(String path) {
        return path.startsWith("/") && path.length() > 1 && !path.endsWith("/") && !path.contains("//")
                && !path.contains("/./") && !path.contains("/../") && !path.endsWith("/.") && !path.endsWith("/..");
    }

    /** Where a link's target leads from the link's own path, by the words alone. */
    static String resolve(String link, String target) {
        String joined = target.startsWith("/") ? target : link.substring(0, link.lastIndexOf('/') + 1) + target;
        var segments = new ArrayDeque<String>();
        for (String segment : joined.split("/")) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return "/" + String.join("/", segments);
    }

    /** Whether finding what matches takes looking into this folder. */
    static boolean leadsInto(String glob, String folder) {
        if (glob.endsWith("/**") && matches(glob, folder)) {
            return true;
        }
        String[] patterns = glob.split("/", -1);
        int depth = folder.split("/", -1).length;
        return patterns.length > depth && matches(String.join("/", Arrays.copyOf(patterns, depth)), folder);
    }

    static boolean matches(String glob, String path) {
        String[] patterns = glob.split("/", -1);
        String[] names = path.split("/", -1);
        for (int i = 0; i < patterns.length; i++) {
            if (i == patterns.length - 1 && patterns[i].equals("**")) {
                return names.length >= i;
            }
            if (i >= names.length || !segment(patterns[i], names[i])) {
                return false;
            }
        }
        return names.length == patterns.length;
    }

    /** Whether a name matches a pattern of one segment. */
    static boolean segment(String pattern, String name) {
        String[] parts = pattern.split("\\*", -1);
        if (parts.length == 1) {
            return pattern.equals(name);
        }
        String first = parts[0];
        String last = parts[parts.length - 1];
        if (name.length() < first.length() + last.length() || !name.startsWith(first) || !name.endsWith(last)) {
            return false;
        }
        int at = first.length();
        int end = name.length() - last.length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = name.indexOf(parts[i], at);
            if (found < 0 || found + parts[i].length() > end) {
                return false;
            }
            at = found + parts[i].length();
        }
        return true;
    }
}
