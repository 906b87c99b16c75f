// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.ArrayList;
import java.util.List;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;

/** Shows the difference of two versions of a domain as {@code diff -u} does, so that {@code patch} can take it. */
public final class UnifiedDiff {

    private static final int CONTEXT = 3;

    private UnifiedDiff() {
    }

    /**
     * The difference, with three lines around each change and a line feed at its end; empty when there is none. Lines keep
     * their own ends, so in a document of CR LF lines the diff's lines have them too.
     *
     * @param fromLabel what to call the version before, such as a file's name
     * @param toLabel what to call the version after
     */
    public static String of(String fromLabel, String toLabel, Domain before, Domain after) {
        List<String> from = lines(before.text());
        List<String> to = lines(after.text());
        List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(fromLabel, toLabel, from, DiffUtils.diff(from, to),
                CONTEXT);
        return diff.isEmpty() ? "" : String.join("\n", diff) + "\n";
    }

    /** The lines without their line feeds. A last line without one carries diff's own remark, which also makes it differ. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        String rest = lines.removeLast();
        if (!rest.isEmpty()) {
            lines.add(rest + "\n\\ No newline at end of file");
        }
        return lines;
    }
}
