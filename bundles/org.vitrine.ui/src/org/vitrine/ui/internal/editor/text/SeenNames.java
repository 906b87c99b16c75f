// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names and values that a text has in places of the same path: what completion knows where no schema is installed. Reads a
 * broken text as far as it goes.
 *
 * @param byPlace what stands at a path followed by {@code /}, {@code @}, or {@code @NAME}
 */
record SeenNames(Map<String, Set<String>> byPlace) {
    private static final Pattern TAG = Pattern
            .compile("<!--.*?-->|<(/?)([\\w:.-]+)((?:\\s+[\\w:.-]+\\s*=\\s*(?:\"[^\"<]*\"|'[^'<]*'))*)\\s*(/?)>",
                    Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w:.-]+)\\s*=\\s*(?:\"([^\"<]*)\"|'([^'<]*)')");

    static SeenNames in(String text) {
        Map<String, Set<String>> found = new HashMap<>();
        Deque<String> open = new ArrayDeque<>();
        open.push("");
        Matcher tags = TAG.matcher(text);
        while (tags.find()) {
            String name = tags.group(2);
            if (name == null) {
                continue;
            }
            if (!"".equals(tags.group(1))) {
                if (open.size() > 1) {
                    open.pop();
                }
                continue;
            }
            String parent = String.valueOf(open.peek());
            put(found, parent + "/", name);
            String path = parent.isEmpty() ? name : parent + "/" + name;
            Matcher attributes = ATTRIBUTE.matcher(String.valueOf(tags.group(3)));
            while (attributes.find()) {
                String value = attributes.group(2) == null ? attributes.group(3) : attributes.group(2);
                put(found, path + "@", String.valueOf(attributes.group(1)));
                put(found, path + "@" + attributes.group(1), String.valueOf(value));
            }
            if ("".equals(tags.group(4))) {
                open.push(path);
            }
        }
        return new SeenNames(found);
    }

    private static void put(Map<String, Set<String>> found, String place, String name) {
        found.computeIfAbsent(place, key -> new LinkedHashSet<>()).add(name);
    }

    Set<String> children(String path) {
        return byPlace.getOrDefault(path + "/", Set.of());
    }

    Set<String> attributes(String path) {
        return byPlace.getOrDefault(path + "@", Set.of());
    }

    Set<String> values(String path, String attribute) {
        return byPlace.getOrDefault(path + "@" + attribute, Set.of());
    }
}
