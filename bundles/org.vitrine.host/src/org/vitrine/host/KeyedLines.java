// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lines of a word and a value, as digests are kept. Not thread-safe. */
final class KeyedLines {
    private final Map<String, String> values = new LinkedHashMap<>();

    /** Those of a text; what has no value is left out. */
    static KeyedLines of(String text) {
        var lines = new KeyedLines();
        text.lines().forEach(line -> {
            int space = line.indexOf(' ');
            if (space > 0) {
                lines.put(line.substring(0, space), line.substring(space + 1));
            }
        });
        return lines;
    }

    /** A value on one line; an empty one is left out. */
    KeyedLines put(String key, Object value) {
        if (!value.toString().isEmpty()) {
            values.put(key, value.toString());
        }
        return this;
    }

    Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    String word(String key) {
        return get(key).orElse("");
    }

    /** A number; 0 where there is none. */
    long number(String key) {
        return get(key).filter(word -> word.matches("-?\\d{1,18}")).map(Long::parseLong).orElse(0L);
    }

    String text() {
        return values.entrySet().stream().map(line -> line.getKey() + " " + line.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
