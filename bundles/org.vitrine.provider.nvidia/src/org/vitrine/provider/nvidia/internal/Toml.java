// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of TOML 1.0 as vgpu_unlock's files have: tables, keys that are bare or quoted, strings on one line, whole numbers in
 * any base, booleans, and tables in a line.
 */
final class Toml {

    /** A text is none; the message says where. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(int line, String what) {
            super("line " + line + ": " + what);
        }
    }

    private static final String KEY = "(?:[A-Za-z0-9_-]+|\"[^\"\\n]*\"|'[^'\\n]*')";
    private static final Pattern TABLE = Pattern.compile("\\[\\s*(" + KEY + "(?:\\s*\\.\\s*" + KEY + ")*)\\s*\\]");
    private static final Pattern PAIR = Pattern.compile("(" + KEY + "(?:\\s*\\.\\s*" + KEY + ")*)\\s*=\\s*(.*)");
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)'");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+(?:_\\d+)*)|0x[0-9A-Fa-f]+(?:_[0-9A-Fa-f]+)*"
            + "|0o[0-7]+(?:_[0-7]+)*|0b[01]+(?:_[01]+)*");
    private static final Pattern INLINE = Pattern.compile("\\{(?:[^{}\"']|\"[^\"]*\"|'[^']*')*\\}");

    private Toml() {
    }

    /**
     * The tables by their names, parts of which are joined by dots, with the keys in them; those above all tables are in the
     * table with an empty name. Values are String, Long, Boolean, or, for a table in a line, its text as a StringBuilder.
     */
    static Map<String, Map<String, Object>> parse(String text) throws Malformed {
        Map<String, Map<String, Object>> tables = new LinkedHashMap<>();
        Map<String, Object> table = new LinkedHashMap<>();
        tables.put("", table);
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = withoutComment(raw).strip();
            Matcher header = TABLE.matcher(line);
            if (header.matches()) {
                table = new LinkedHashMap<>();
                if (tables.put(joined(header.group(1)), table) != null) {
                    throw new Malformed(number, "the table " + header.group(1) + " is there twice");
                }
            } else if (!line.isEmpty()) {
                Matcher pair = PAIR.matcher(line);
                if (!pair.matches()) {
                    throw new Malformed(number, "this is neither a table nor a key with a value");
                }
                if (table.put(joined(pair.group(1)), value(pair.group(2), number)) != null) {
                    throw new Malformed(number, "the key " + pair.group(1) + " is there twice");
                }
            }
        }
        return tables;
    }

    private static Object value(String text, int line) throws Malformed {
        Matcher string = STRING.matcher(text);
        if (string.matches()) {
            return string.group(1) != null ? string.group(1) : string.group(2);
        }
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        if (INLINE.matcher(text).matches()) {
            return new StringBuilder(text);
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new Malformed(line, text.isEmpty() ? "a value is missing" : "\"" + text + "\" is no value");
        }
        try {
            return number(text.replace("_", ""));
        } catch (NumberFormatException e) {
            throw new Malformed(line, text + " is too large");
        }
    }

    private static Long number(String text) {
        if (text.startsWith("0x")) {
            return Long.parseLong(text.substring(2), 16);
        }
        if (text.startsWith("0o")) {
            return Long.parseLong(text.substring(2), 8);
        }
        return text.startsWith("0b") ? Long.parseLong(text.substring(2), 2) : Long.valueOf(text);
    }

    private static String joined(String key) {
        var out = new StringBuilder();
        Matcher part = Pattern.compile(KEY).matcher(key);
        while (part.find()) {
            String word = part.group();
            boolean isQuoted = word.startsWith("\"") || word.startsWith("'");
            out.append(out.isEmpty() ? "" : ".").append(isQuoted ? word.substring(1, word.length() - 1) : word);
        }
        return out.toString();
    }

    private static String withoutComment(String line) {
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote == 0 && c == '#') {
                return line.substring(0, i);
            }
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        return line;
    }
}
