// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

/** Matches path patterns segment by segment without regular expressions, so that no pattern can run away. */
final class Glob {

    private Glob() {
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

    private static boolean segment(String pattern, String name) {
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
