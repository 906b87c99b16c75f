// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passwords, keys and tokens in texts. What the policy lets be read holds few; configuration of people's own may. */
final class Secrets {
    private static final String REMOVED = "(removed)";
    private static final Pattern KEY = Pattern.compile(
            "-----BEGIN ([A-Z ]*PRIVATE KEY)-----.*?(?:-----END \\1-----|\\z)",
            Pattern.DOTALL);
    // a setting whose name ends in a word for a secret, and its value; grub writes the words with blanks between
    private static final Pattern SETTING = Pattern.compile(
            "(?i)((?<![\\w])[\\w.-]*?(?:passwords?|passwd|passphrase|secret|token|api_?key|private_?key|access_?key|psk)"
                    + "\"?[ \\t]*[=:][ \\t]*)(\"[^\"\\n]*\"|'[^'\\n]*'|[^\\s,;\"']+)");
    private static final Pattern HASH = Pattern
            .compile("(?<![\\w$])\\$(?:1|2[abxy]?|5|6|7|y|gy|argon2[a-z]*)\\$[./=,$\\w+]+"
                    + "|grub\\.pbkdf2[.\\w]+");
    private static final Set<String> HARMLESS = Set.of("y", "n", "m", "0", "1", "yes", "no", "none", "on", "off",
            "true",
            "false", "\"\"", "''", "null");

    private Secrets() {
    }

    static String removed(String text) {
        String kept = text.contains("-----BEGIN ") ? KEY.matcher(text).replaceAll(REMOVED) : text;
        kept = kept.indexOf('$') >= 0 || kept.contains("grub.pbkdf2") ? HASH.matcher(kept).replaceAll(REMOVED) : kept;
        return kept.indexOf('=') >= 0 || kept.indexOf(':') >= 0
                ? SETTING.matcher(kept).replaceAll(setting -> Matcher.quoteReplacement(setting.group(1)
                        + (HARMLESS.contains(setting.group(2).toLowerCase(Locale.ROOT)) ? setting.group(2) : REMOVED)))
                : kept;
    }
}
