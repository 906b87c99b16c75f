// SPDX-License-Identifier: EPL-2.0
package org.vitrine.architecture;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads an OSGi manifest header: clauses at commas outside quotes, each a name and its parameters. */
final class Header {

    private Header() {
    }

    static Map<String, String> parse(String header) {
        Map<String, String> clauses = new LinkedHashMap<>();
        if (header == null) {
            return clauses;
        }
        StringBuilder clause = new StringBuilder();
        boolean quoted = false;
        for (char c : (header + ",").toCharArray()) {
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                add(clauses, clause.toString());
                clause.setLength(0);
            } else {
                clause.append(c);
            }
        }
        return clauses;
    }

    private static void add(Map<String, String> clauses, String clause) {
        int parameters = clause.indexOf(';');
        String name = parameters < 0 ? clause : clause.substring(0, parameters);
        if (!name.isBlank()) {
            clauses.put(name.strip(), parameters < 0 ? "" : clause.substring(parameters + 1));
        }
    }
}
