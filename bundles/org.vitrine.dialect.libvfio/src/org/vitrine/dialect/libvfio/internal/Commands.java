// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vitrine.domain.Editable;
import org.vitrine.domain.Element;

/** More arguments of QEMU: properties of a GPU become libvirt's own overrides, everything else its command line. */
final class Commands {
    private static final Pattern SET = Pattern.compile("device\\.([^.=]+)\\.([^=]+)=(.*)");

    private Commands() {
    }

    static void add(Making making) {
        for (int i = 0; i < making.config().count("commands"); i++) {
            String command = "commands[" + i + "]";
            String option = making.config().text(command + ".arg").orElse("");
            List<String> values = making.config().texts(command + ".values");
            if (option.isEmpty() && values.isEmpty()) {
                making.lose(command, "It says nothing.");
            } else if (!isProperty(making, option, values)) {
                argument(making, option);
                String joined = String.join(",", values);
                if (!joined.isEmpty()) {
                    argument(making, joined);
                }
            }
        }
    }

    static void argument(Making making, String value) {
        if (!value.isEmpty()) {
            making.draft().root().ensure("qemu:commandline").add("qemu:arg").set("@value", value);
        }
    }

    /**
     * -set device.ID.property=value fails on a device that libvirt gave to QEMU as JSON, as it does since 8.2: hence
     * {@code <qemu:override>}, of the same age.
     */
    private static boolean isProperty(Making making, String option, List<String> values) {
        Matcher set = SET.matcher(String.join(",", values));
        if (!option.equals("-set") || !set.matches() || !isOurs(making, set.group(1))) {
            return false;
        }
        String value = set.group(3);
        Optional<Long> number = number(value);
        boolean isToggle = List.of("on", "off", "true", "false").contains(value);
        Editable property = making.draft().root()
                .ensure("qemu:override/qemu:device[@alias='" + Making.alias(set.group(1)) + "']/qemu:frontend")
                .add("qemu:property").set("@name", set.group(2));
        if (number.isPresent()) {
            property.set("@type", number.get() < 0 ? "signed" : "unsigned").set("@value", number.get());
        } else if (isToggle) {
            property.set("@type", "bool").set("@value", value.equals("on") || value.equals("true"));
        } else {
            property.set("@type", "string").set("@value", value);
        }
        return true;
    }

    private static boolean isOurs(Making making, String id) {
        return making.draft().now().devices("hostdev").map((Element device) -> device.get("alias@name"))
                .anyMatch(alias -> alias.filter(Making.alias(id)::equals).isPresent());
    }

    private static Optional<Long> number(String text) {
        try {
            return text.matches("[-+]?(0[xX][0-9a-fA-F]{1,8}|\\d{1,10})")
                    ? Optional.of(Long.decode(text))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
