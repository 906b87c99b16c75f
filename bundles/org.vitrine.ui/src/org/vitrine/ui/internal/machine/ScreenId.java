// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machine;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Which screen a view shows.
 *
 * @param machine the machine's UUID
 * @param head    which of its monitors; 0 for the first
 */
public record ScreenId(String machine, int head) {
    private static final char BEFORE_HEAD = '@';

    /** Reads a view's secondary id; the first monitor where it names none. */
    public static ScreenId of(@Nullable String secondary) {
        String text = String.valueOf(secondary);
        int at = text.indexOf(BEFORE_HEAD);
        if (at < 0 || !text.substring(at + 1).matches("\\d{1,3}")) {
            return new ScreenId(text, 0);
        }
        return new ScreenId(text.substring(0, at), Integer.parseInt(text.substring(at + 1)));
    }

    /** The view's secondary id. */
    public String secondary() {
        return head == 0 ? machine : machine + BEFORE_HEAD + head;
    }
}
