// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How NimYAML reads scalars (yaml/serialization.nim, yaml/hints.nim) and Nim's parseEnum compares words. */
final class NimTypes {
    private static final Pattern DECIMAL = Pattern.compile("[-+]?\\d(?:_?\\d)*");
    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9a-fA-F_]*[0-9a-fA-F]");
    private static final Pattern OCTAL = Pattern.compile("0[oO][0-7_]*[0-7]");
    private static final Pattern TRUE = Pattern.compile("y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON");
    private static final Pattern FALSE = Pattern.compile("n|N|no|No|NO|false|False|FALSE|off|Off|OFF");
    private static final int LONGEST = 20;

    private NimTypes() {
    }

    /** A number; Nim's int is read through 32 bits. */
    static Optional<Integer> integer(String text) {
        String digits = text.replace("_", "");
        int radix = HEXADECIMAL.matcher(text).matches() ? 16 : OCTAL.matcher(text).matches() ? 8 : 10;
        if (digits.length() > LONGEST || radix == 10 && !DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Integer.parseInt(radix == 10 ? digits : digits.substring(2), radix));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Optional<Boolean> bool(String text) {
        return TRUE.matcher(text).matches()
                ? Optional.of(Boolean.TRUE)
                : FALSE.matcher(text).matches() ? Optional.of(Boolean.FALSE) : Optional.empty();
    }

    /** The choice that a word means: but for its first letter, case and underscores do not count. */
    static Optional<String> choice(String text, List<String> choices) {
        return choices.stream().filter(choice -> normal(choice).equals(normal(text))).findFirst();
    }

    private static String normal(String word) {
        return word.isEmpty()
                ? word
                : word.charAt(0) + word.substring(1).replace("_", "").toLowerCase(Locale.ROOT);
    }
}
