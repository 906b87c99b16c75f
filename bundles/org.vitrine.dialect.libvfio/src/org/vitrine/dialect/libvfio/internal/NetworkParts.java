// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.vitrine.domain.Element;
import org.vitrine.provider.Ledger;
import org.vitrine.yaml.YamlValue;
import org.vitrine.yaml.YamlValue.Fields;

/** The one user network with its ports, and virtual functions of network cards. */
final class NetworkParts {
    private static final int SSH = 22;
    private static final int MOST_PORTS = 1000;
    private static final Pattern FORWARD = Pattern.compile("hostfwd=(tcp|udp)::(\\d{1,5})-:(\\d{1,5})");
    private final Ledger ledger;
    private final Fields config;
    private final List<YamlValue> ports = new ArrayList<>();
    private final List<YamlValue> nics = new ArrayList<>();
    private boolean hasUser;
    private int ssh = -1;

    NetworkParts(Ledger ledger, Fields config) {
        this.ledger = ledger;
        this.config = config;
    }

    void take() {
        ledger.domain().devices("interface").forEach(this::network);
        ledger.domain().root().children("qemu:commandline").flatMap(line -> line.children("qemu:arg"))
                .map(argument -> argument.get("@value").orElse("")).filter(value -> value.startsWith(Networks.NETWORK))
                .flatMap(value -> FORWARD.matcher(value).results())
                .forEach(port -> port(port.group(1), Integer.parseInt(port.group(2)), Integer.parseInt(port.group(3))));
        config.put("sshPort", ssh).put("connectivity", new Fields().put("exposedPorts", ports));
        config.put("nics", nics);
    }

    private void network(Element network) {
        switch (network.get("@type").orElse("")) {
            case "user" -> user(network);
            case "hostdev" -> {
                Optional<String> mac = network.get("mac@address");
                nics.add(new Fields().put("mac", mac.orElse("")));
                ledger.all(network);
            }
            default -> ledger.lose(network,
                    "arcd knows QEMU's own user network only, so the guest is not reachable as before.");
        }
    }

    private void user(Element network) {
        if (hasUser) {
            ledger.lose(network, "arcd gives a machine one user network.");
            return;
        }
        hasUser = true;
        ledger.take(network, "@type");
        ledger.take(network, "mac@address");
        if (network.find("backend").filter(backend -> backend.is("@type", "passt")).isPresent()) {
            ledger.take(network, "backend@type");
        }
        if (!ledger.takeIf(network, "model@type", "rtl8139") && network.get("model@type").isPresent()) {
            ledger.losePart(network, "model@type", "arcd's card is an rtl8139.");
        }
        network.children("portForward").forEach(this::forward);
    }

    private void forward(Element forward) {
        String protocol = ledger.take(forward, "@proto").orElse("tcp");
        forward.children("range").forEach(range -> {
            Optional<Integer> start = ConfigMaker.number(range.get("@start"));
            Optional<Integer> guest = ConfigMaker.number(range.get("@to")).or(() -> start);
            int count = ConfigMaker.number(range.get("@end")).map(end -> end - start.orElse(end) + 1).orElse(1);
            if (start.isEmpty() || range.is("@exclude", "yes") || count < 1 || count > MOST_PORTS) {
                ledger.lose(range, "arcd forwards ports one by one.");
                return;
            }
            for (int i = 0; i < count; i++) {
                port(protocol, start.get() + i, guest.orElse(0) + i);
            }
            ledger.all(range);
        });
    }

    private void port(String protocol, int host, int guest) {
        if (guest == SSH && ssh < 0 && protocol.equals("tcp")) {
            ssh = host;
        } else {
            ports.add(new Fields().put("guest", guest).put("host", host).put("protocol", protocol));
        }
    }
}
