// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.stream.Collectors;

import org.vitrine.host.MdevDefinition;

/** A definition as mdevctl writes it: {@code /etc/mdevctl.d/PARENT/UUID}. */
final class MdevJson {

    private MdevJson() {
    }

    /** The file that makes the device whenever its parent appears. */
    static String of(MdevDefinition definition) {
        String attributes = definition.attributes().stream()
                .map(one -> "\n    {\n      %s: %s\n    }".formatted(quoted(one.getKey()), quoted(one.getValue())))
                .collect(Collectors.joining(","));
        return """
                {
                  "mdev_type": %s,
                  "start": "auto",
                  "attrs": [%s]
                }""".formatted(quoted(definition.type()), attributes.isEmpty() ? "" : attributes + "\n  ");
    }

    private static String quoted(String text) {
        var out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
