// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;

/** Each value of a domain with the path that losses name it by, and without numbers where elements are looked for. */
final class Facts {

    private final Map<String, String> byPath = new LinkedHashMap<>();

    static Facts of(Domain domain) {
        Facts facts = new Facts();
        facts.add(domain.root(), "/domain", "/domain");
        return facts;
    }

    private void add(Element element, String path, String plain) {
        element.attributes().forEach((name, value) -> {
            if (!name.startsWith("xmlns") && !name.equals("unit")) {
                byPath.put(path + "@" + name, plain + "@" + name + "=" + number(value));
            }
        });
        element.text().ifPresent(text -> byPath.put(path, plain + "=" + size(element, number(text))));
        if (element.attributes().isEmpty() && element.text().isEmpty() && element.children().findAny().isEmpty()) {
            byPath.put(path, plain);
        }
        element.children().forEach(child -> {
            long brothers = element.children(child.name()).count();
            long number = element.children(child.name()).toList().indexOf(child) + 1L;
            add(child, path + "/" + child.name() + (brothers < 2 ? "" : "[" + number + "]"),
                    plain + "/" + child.name());
        });
    }

    private static String size(Element element, String number) {
        return element.is("@unit", "MiB") ? String.valueOf(Long.parseLong(number) << 10) : number;
    }

    private static String number(String value) {
        try {
            return Long.decode(value).toString();
        } catch (NumberFormatException e) {
            return value;
        }
    }

    /** Paths that losses can name. */
    Stream<String> lines() {
        return byPath.entrySet().stream().map(e -> e.getKey() + " : " + e.getValue());
    }

    boolean has(String line) {
        return byPath.containsValue(line.substring(line.indexOf(" : ") + 3));
    }

    /** Whether a loss names this fact or what it stands in. */
    static boolean isBelow(String line, String part) {
        String path = line.substring(0, line.indexOf(" : "));
        return path.equals(part) || path.startsWith(part + "/") || path.startsWith(part + "@");
    }
}
