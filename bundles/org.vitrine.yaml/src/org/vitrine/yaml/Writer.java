// SPDX-License-Identifier: EPL-2.0
package org.vitrine.yaml;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes values in block form, or on one line where they stand in a flow collection. */
final class Writer {
    private static final int STEP = 2;

    private Writer() {
    }

    static String document(YamlValue value) {
        return isBlock(value) ? block(value, 0, "\n").substring(1) + "\n" : flow(value) + "\n";
    }

    /** What comes after a key's colon or an item's dash, beginning with a blank or a line break. */
    static String after(YamlValue value, int indent, String lineBreak) {
        return isBlock(value) ? block(value, indent, lineBreak) : " " + flow(value);
    }

    /** The lines of a collection, each begun by a line break. */
    static String block(YamlValue value, int indent, String lineBreak) {
        String lead = lineBreak + " ".repeat(indent);
        return switch (value) {
            case YamlValue.Items(List<YamlValue> items) ->
                items.stream().map(item -> lead + item(item, indent, lineBreak))
                        .collect(Collectors.joining());
            case YamlValue.Fields fields -> fields.values().entrySet().stream()
                    .map(entry -> lead + pair(entry, indent, lineBreak)).collect(Collectors.joining());
            default -> throw new IllegalArgumentException("A scalar has no block form.");
        };
    }

    /** A dash and what it stands before; a collection begins on the same line. */
    static String item(YamlValue item, int indent, String lineBreak) {
        return isBlock(item) ? "- " + block(item, indent + STEP, lineBreak).stripLeading() : "- " + flow(item);
    }

    private static String pair(Map.Entry<String, YamlValue> entry, int indent, String lineBreak) {
        return pair(entry.getKey(), entry.getValue(), indent, lineBreak);
    }

    static String pair(String key, YamlValue value, int indent, String lineBreak) {
        return Quotes.text(key) + ":" + after(value, indent + STEP, lineBreak);
    }

    static boolean isBlock(YamlValue value) {
        return switch (value) {
            case YamlValue.Items(List<YamlValue> items) -> !items.isEmpty();
            case YamlValue.Fields fields -> !fields.isEmpty();
            default -> false;
        };
    }

    static String flow(YamlValue value) {
        return switch (value) {
            case YamlValue.Literal(String written) -> written;
            case YamlValue.Words(String text) -> Quotes.text(text);
            case YamlValue.Items(List<YamlValue> items) -> items.stream().map(Writer::flow)
                    .collect(Collectors.joining(", ", "[", "]"));
            case YamlValue.Fields fields -> fields(fields.values().entrySet().iterator());
        };
    }

    private static String fields(Iterator<Map.Entry<String, YamlValue>> entries) {
        StringBuilder text = new StringBuilder("{");
        while (entries.hasNext()) {
            Map.Entry<String, YamlValue> entry = entries.next();
            text.append(Quotes.text(entry.getKey())).append(": ").append(flow(entry.getValue()))
                    .append(entries.hasNext() ? ", " : "");
        }
        return text.append('}').toString();
    }
}
