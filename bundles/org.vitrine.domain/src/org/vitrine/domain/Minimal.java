// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import org.vitrine.domain.DomainEdit.Splice;

/** The one smallest splice between two texts, laid so that it takes or brings whole elements where it can. */
final class Minimal {

    private Minimal() {
    }

    static Splice between(String before, String after) {
        int shorter = Math.min(before.length(), after.length());
        int prefix = 0;
        while (prefix < shorter && before.charAt(prefix) == after.charAt(prefix)) {
            prefix++;
        }
        int suffix = 0;
        while (suffix < shorter - prefix
                && before.charAt(before.length() - 1 - suffix) == after.charAt(after.length() - 1 - suffix)) {
            suffix++;
        }
        String removed = before.substring(prefix, before.length() - suffix);
        String inserted = after.substring(prefix, after.length() - suffix);
        if (removed.isEmpty()) {
            int at = elementStart(after, prefix, inserted.length());
            return new Splice(at, "", after.substring(at, at + inserted.length()));
        }
        if (inserted.isEmpty()) {
            int at = elementStart(before, prefix, removed.length());
            return new Splice(at, before.substring(at, at + removed.length()), "");
        }
        return new Splice(prefix, removed, inserted);
    }

    /**
     * A text typed before one like it can be cut in several ways: {@code <a x='1'/>} before {@code <a x='2'/>} looks as if
     * {@code 1'/><a x='} were new. The leftmost cut that begins with a tag is what was meant, and leaves the old element its
     * identity.
     */
    private static int elementStart(String text, int at, int length) {
        int best = at;
        for (int start = at; start >= 0; start--) {
            if (text.charAt(start) == '<' && !text.startsWith("</", start)) {
                best = start;
            }
            if (start == 0 || text.charAt(start - 1) != text.charAt(start - 1 + length)) {
                break;
            }
        }
        return best;
    }
}
