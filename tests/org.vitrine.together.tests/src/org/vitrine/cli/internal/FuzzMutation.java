// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Makes an odd text of a good one. */
final class FuzzMutation {
    private static final List<String> TOKENS = List.of("<", ">", "/>", "</", "&", "&amp;", "&#0;", "&#xD800;",
            "&#x110000;", "]]>",
            "<!--", "-->", "<![CDATA[", "<?x ?>", "<!DOCTYPE domain [<!ENTITY a 'b'>]>", "'", "\"", "=",
            " xmlns:qemu='urn:x'",
            " type='qxl'", "<video/>", "<graphics/>", "<hostdev/>", "<address/>", "<qemu:arg value='-device'/>",
            "<devices>",
            "</devices>", "\0", "\u0007", "\uFFFE", "\uD800", "\uFEFF", "\r", "\n", "\t", "\u00A0", "\u2028", "é", "🖥",
            ": ", "- ",
            "? ", "---\n", "...\n", "%YAML 9.9\n", "!!null ~", "!!binary |", "&a ", "*a", "<<: *a", "|\n", ">\n", "{",
            "}", "[", "]",
            ",", ",,", "#", "\\", "\\\n", "$(", "`", "${x}", ";", "|", "&&", "<<EOF\n", "-device ", "-object ", "-set ",
            "-cpu ",
            "--", "-", "on", "off", "null", "~", "true", "0", "-1", "4294967296", "9223372036854775808", "1e999", "0x",
            "NaN", "08",
            "hostpci0: ", "args: ", "vga: ", "gpus:\n", "spec:\n", "{'driver':", "id=", "../../..", "/dev/zero", "%s%n",
            "{0}");
    /** What patterns of lines repeat: where one can be divided between two parts, every division may be tried. */
    private static final List<String> RUNS = List.of("a", " ", "\t", "-", "1", ".", "\\", "<a", "\"'");
    private static final int MOST = 6;
    private static final int LONG = 100_000;
    private static final int DEEP = 3000;

    private final Random random;

    FuzzMutation(Random random) {
        this.random = random;
    }

    String of(List<String> samples) {
        StringBuilder text = new StringBuilder(pick(samples));
        // mostly few: a text that is odd all over is refused at its first fault
        int steps = Math.min(random.nextInt(MOST), random.nextInt(MOST));
        for (int i = 0; i <= steps; i++) {
            step(text, samples);
        }
        return text.toString();
    }

    private void step(StringBuilder text, List<String> samples) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(1 + random.nextInt(80)));
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> text.insert(from, pick(TOKENS));
            case 3, 4 -> text.replace(from, to, pick(TOKENS));
            case 5 -> text.delete(from, to);
            case 6 -> text.insert(random.nextInt(text.length() + 1), text.substring(from, to));
            case 7 -> text.setLength(from);
            case 8 -> swapLines(text);
            case 9 -> splice(text, pick(samples), from);
            case 10 -> replaceCharacter(text, from);
            default -> large(text, from);
        }
    }

    private void swapLines(StringBuilder text) {
        List<String> lines = new ArrayList<>(text.toString().lines().toList());
        if (lines.size() > 1) {
            Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
            text.setLength(0);
            text.append(String.join("\n", lines));
        }
    }

    private void splice(StringBuilder text, String other, int at) {
        int from = random.nextInt(other.length());
        text.insert(at, other.substring(from, from + random.nextInt(other.length() - from + 1)));
    }

    private void replaceCharacter(StringBuilder text, int at) {
        if (at < text.length()) {
            text.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
        }
    }

    /** Rare, since most of the time would go into them. */
    private void large(StringBuilder text, int at) {
        if (random.nextInt(20) == 0) {
            text.insert(at, random.nextBoolean() ? pick(TOKENS).repeat(DEEP) : pick(RUNS).repeat(LONG));
        } else {
            text.insert(at, pick(TOKENS).repeat(1 + random.nextInt(40)));
        }
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
