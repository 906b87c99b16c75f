// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An option of QEMU's command line in a domain. Reading is total: what cannot be read has no properties.
 *
 * @param name       its name without dashes: {@code device}
 * @param text       its value as written; empty when it has none
 * @param kind       what comes first in its value without a name, or in JSON {@code driver}, {@code qom-type} or {@code type}
 * @param properties what it sets by name; what is nested in JSON has dotted names
 * @param elements   the arguments that it is made of
 */
public record QemuOption(String name, String text, Optional<String> kind, Map<String, String> properties,
        List<Element> elements) {

    private static final List<String> KINDS = List.of("driver", "qom-type", "type");

    static QemuOption of(String name, String text, List<Element> elements) {
        String bare = name.replaceFirst("^--?", "");
        Map<String, String> properties = new LinkedHashMap<>();
        Optional<String> kind = text.startsWith("{") ? json(text, properties) : pairs(text, properties);
        return new QemuOption(bare, text, kind, Collections.unmodifiableMap(properties), List.copyOf(elements));
    }

    /** What it sets under this name. */
    public Optional<String> get(String property) {
        return Optional.ofNullable(properties.get(property));
    }

    private static Optional<String> json(String text, Map<String, String> properties) {
        properties.putAll(QemuJson.properties(text));
        return KINDS.stream().flatMap(key -> Optional.ofNullable(properties.get(key)).stream()).findFirst();
    }

    /** {@code kind,key=value,key=value}; a comma in a value is written twice. */
    private static Optional<String> pairs(String text, Map<String, String> properties) {
        Optional<String> kind = Optional.empty();
        boolean first = true;
        StringBuilder part = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            boolean comma = i < text.length() && text.charAt(i) == ',';
            if (comma && i + 1 < text.length() && text.charAt(i + 1) == ',') {
                part.append(',');
                i++;
            } else if (comma || i == text.length()) {
                kind = first && part.indexOf("=") < 0 && !part.isEmpty() ? Optional.of(part.toString()) : kind;
                if (part.indexOf("=") >= 0 || !first) {
                    put(part.toString(), properties);
                }
                first = false;
                part.setLength(0);
            } else {
                part.append(text.charAt(i));
            }
        }
        return kind;
    }

    private static void put(String part, Map<String, String> properties) {
        int equals = part.indexOf('=');
        if (equals >= 0) {
            properties.put(part.substring(0, equals), part.substring(equals + 1));
        } else if (!part.isEmpty()) {
            properties.put(part, "on");
        }
    }
}
