// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.lookingglass.internal;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.vitrine.domain.QemuOption;

/** Options of QEMU in their newer form. */
final class Json {
    // where libvirt places a device by itself
    private static final Set<String> PLACES = Set.of("bus", "addr");

    private Json() {
    }

    static String device(QemuOption device) {
        return of("driver", device, Set.of());
    }

    static String object(QemuOption object) {
        return of("qom-type", object, Set.of("size"));
    }

    private static String of(String kind, QemuOption option, Set<String> sizes) {
        Stream<Map.Entry<String, String>> properties = option.properties().entrySet().stream()
                .filter(property -> !PLACES.contains(property.getKey()));
        return Stream.concat(option.kind().map(name -> text(kind) + ":" + text(name)).stream(),
                properties.map(property -> text(property.getKey()) + ":" + (sizes.contains(property.getKey())
                        ? Region.bytes(property.getValue()).map(String::valueOf).orElse(text(property.getValue()))
                        : value(property.getValue()))))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(String value) {
        return switch (value) {
            case "on", "yes" -> "true";
            case "off", "no" -> "false";
            default -> value.matches("\\d{1,18}") ? value : text(value);
        };
    }

    private static String text(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
