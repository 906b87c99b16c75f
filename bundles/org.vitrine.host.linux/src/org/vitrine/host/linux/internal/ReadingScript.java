// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The second of the two scripts of a scan: what is in files and what the user may do with paths, all of which the policy
 * has allowed by their real names. One {@code cat} reads many files; between two of them it reads its own environment, which
 * holds nothing but the mark, and fails on a name made of the mark, which separates what it says about files that it could
 * not read. So neither contents nor complaints can pass for another file's.
 */
final class ReadingScript {
    private static final int WORDS = 500;
    private static final String COMMANDS = """
            names() { printf '%%s\\0/proc/self/environ\\0/proc/%%s\\0' "$@"; }
            files() { :
            %s}
            x=$(command -v xargs) c=$(command -v cat)
            { e=$( { files | env -i %s="$mark" "$x" -0 "$c"; } 2>&1 >&3 ); } 3>&1
            mark; printf '%%s' "$e"
            may() { for f do
            m=; [ -r "$f" ] && m=r; [ -w "$f" ] && m=${m}w; [ -x "$f" ] && m=${m}x; printf '%%s\\n' "$m"
            done; }
            mark
            %smark
            %smark
            %smark
            %s""";
    static final String VARIABLE = "VITRINE";

    private ReadingScript() {
    }

    static String of(String mark, String root, Wishes wishes) {
        return Script.of(mark, commands(mark, root, wishes));
    }

    /** The same, for a host on which reading something hangs. */
    static String piecewise(String mark, String root, Wishes wishes) {
        return Script.piecewise(mark, commands(mark, root, wishes));
    }

    /** The same as a part of a larger script. */
    static String commands(String mark, String root, Wishes wishes) {
        return COMMANDS.formatted(
                calls("names", root, wishes.files(), " " + mark), VARIABLE,
                calls("may", root, wishes.accesses(), ""),
                wishes.devices().stream().map(device -> open(Script.quoted(root + device)))
                        .collect(Collectors.joining()),
                wishes.sames().stream().map(same -> same(root, same)).collect(Collectors.joining()),
                wishes.heads().entrySet().stream().map(head -> head(root + head.getKey(), head.getValue()))
                        .collect(Collectors.joining()));
    }

    private static String calls(String function, String root, Collection<String> paths, String after) {
        var words = new ArrayList<>(paths);
        var calls = new StringBuilder();
        for (int from = 0; from < words.size(); from += WORDS) {
            List<String> some = words.subList(from, Math.min(words.size(), from + WORDS));
            calls.append(function).append(some.stream().map(path -> " \\\n" + Script.quoted(root + path) + after)
                    .collect(Collectors.joining())).append('\n');
        }
        return calls.toString();
    }

    /** A redirection to what is not there would make it. */
    private static String open(String device) {
        return "if [ -c %1$s ] || [ -b %1$s ]; then ( : <>%1$s ) 2>&1; else echo : No such file or directory; fi; mark\n"
                .formatted(device);
    }

    /** The file's beginning, and after it whether that could be read. */
    private static String head(String file, int most) {
        return "dd if=%s bs=%s count=1 2>/dev/null && printf y || printf n; mark\n".formatted(Script.quoted(file),
                most);
    }

    private static String same(String root, Place place) {
        return "if [ %s -ef %s ]; then echo same; else echo other; fi\n".formatted(Script.quoted(root + place.name()),
                Script.quoted(root + place.real()));
    }
}
