// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vitrine.domain.Element;
import org.vitrine.provider.Ledger;
import org.vitrine.yaml.YamlValue;
import org.vitrine.yaml.YamlValue.Fields;

/**
 * QEMU's own arguments in a domain.
 *
 * @param ledger what is carried
 * @param config where it goes
 */
record CommandParts(Ledger ledger, Fields config) {

    private static final String NO_ID = "LibVF.IO gives no id to this device, so -set cannot reach it.";
    private static final Pattern HOSTDEV = Pattern.compile("device\\.(hostdev(\\d{1,4}))\\.");

    void take() {
        List<YamlValue> commands = new ArrayList<>();
        ledger.domain().root().children("qemu:override").flatMap(override -> override.children("qemu:device"))
                .forEach(device -> properties(device, commands));
        ledger.domain().root().children("qemu:commandline").forEach(line -> arguments(line, commands));
        config.put("commands", commands);
    }

    /** Only devices with an id of the user's own keep it in LibVF.IO. */
    private void properties(Element device, List<YamlValue> commands) {
        Optional<String> id = device.get("@alias").filter(alias -> alias.startsWith(Making.alias("")))
                .map(alias -> alias.substring(Making.alias("").length()));
        if (id.isEmpty()) {
            ledger.lose(device, NO_ID);
            return;
        }
        device.children("qemu:frontend").flatMap(frontend -> frontend.children("qemu:property")).forEach(property -> {
            String name = property.get("@name").orElse("");
            String value = property.get("@value").orElse("");
            String written = property.is("@type", "bool")
                    ? value.equals("true") ? "on" : "off"
                    : value;
            if (property.is("@type", "remove")) {
                ledger.lose(property, "QEMU has no argument that takes a property away.");
            } else {
                commands.add(command("-set", List.of("device." + id.get() + "." + name + "=" + written)));
                ledger.all(property);
            }
        });
        ledger.take(device, "@alias");
        device.children("qemu:frontend").forEach(frontend -> ledger.take(frontend, ""));
    }

    private void arguments(Element line, List<YamlValue> commands) {
        List<Element> elements = line.children("qemu:arg").toList();
        List<String> arguments = elements.stream().map(arg -> arg.get("@value").orElse("")).toList();
        for (int i = 0; i < arguments.size(); i++) {
            boolean hasValue = i + 1 < arguments.size() && !arguments.get(i + 1).startsWith("-");
            String value = hasValue ? arguments.get(i + 1) : "";
            if (arguments.get(i).equals("-set") && !isReachable(value)) {
                ledger.take(elements.get(i), "@value");
                ledger.lose(elements.get(++i), NO_ID);
                continue;
            }
            boolean isNetwork = value.startsWith(Networks.NETWORK) || value.equals(Networks.CARD);
            if (!isNetwork) {
                commands.add(command(arguments.get(i), hasValue ? List.of(value) : List.of()));
            }
            i += hasValue ? 1 : 0;
        }
        line.children("qemu:arg").forEach(ledger::all);
        line.children("qemu:env")
                .forEach(env -> ledger.lose(env, "arcd sets no environment for QEMU."));
    }

    /** arcd gives ids to mediated devices alone. */
    private boolean isReachable(String set) {
        Matcher device = HOSTDEV.matcher(set);
        return !device.lookingAt() || ledger.domain().devices("hostdev").skip(Integer.parseInt(device.group(2)))
                .limit(1).anyMatch(one -> one.is("@type", "mdev") && GpuParts.id(one).equals(device.group(1)));
    }

    private static YamlValue command(String option, List<String> values) {
        return new Fields().put("arg", option).put("values", values);
    }
}
