// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.security.SecureRandom;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * The parts that scripts for hosts far away are made of. They keep to what dash, bash and busybox share: no process for
 * each file, no file written, the answer in large pieces (ssh seals each small one on its own), and every word of ours quoted,
 * so that no pattern and no name is more than a name. The whole is one compound command, which a shell begins only when it
 * has all of it.
 */
public final class Script {
    private static final String BEGIN = """
            LC_ALL=C QUOTING_STYLE=literal PATH=${PATH:-/usr/bin:/bin}:/usr/sbin:/sbin
            export LC_ALL QUOTING_STYLE PATH
            cd /
            {
            mark() { printf '\\n%s\\n' "$mark"; }
            mark
            """;
    private static final String END = """
            printf end
            } </dev/null%s
            """;
    private static final String IN_LARGE_PIECES = " | dd ibs=65536 obs=65536 2>/dev/null";

    private Script() {
    }

    /** Something that nobody who writes a file or a name can know. */
    static String nonce() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return "vitrine" + HexFormat.of().formatHex(random);
    }

    /** @param mark separates the answer's parts; before the first of them one, after each of them one, then {@code end} */
    static String of(String mark, String commands) {
        return "mark=" + mark + "\n" + BEGIN + commands + END.formatted(IN_LARGE_PIECES);
    }

    /** The same, whose answer comes piece by piece, so that what came tells how far it got. */
    static String piecewise(String mark, String commands) {
        return "mark=" + mark + "\n" + BEGIN + commands + END.formatted("");
    }

    /** What the answer to a script ends with. */
    public static byte[] end(String script) {
        String mark = script.substring("mark=".length(), script.indexOf('\n'));
        return ("\n" + mark + "\nend").getBytes(StandardCharsets.UTF_8);
    }

    /** A word that is taken as it stands. */
    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    static String quoted(Collection<String> words) {
        return words.stream().map(Script::quoted).collect(Collectors.joining(" "));
    }

    /** A word in which stars alone keep their meaning. */
    static String pattern(String glob) {
        return Arrays.stream(glob.split("\\*", -1)).map(part -> part.isEmpty() ? "" : quoted(part))
                .collect(Collectors.joining("*"));
    }
}
