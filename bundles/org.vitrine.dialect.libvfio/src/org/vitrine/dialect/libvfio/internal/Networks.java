// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.vitrine.domain.Editable;
import org.vitrine.host.Fact;
import org.vitrine.host.PciFunction;

/** The user network with its forwarded ports, and virtual functions of network cards. */
final class Networks {
    private static final int ETHERNET = 0x0200;
    private static final int SSH = 22;
    /** QEMU's own network, where libvirt has no means to forward ports. */
    static final String NETWORK = "user,id=libvfio-net";
    /** The card on it. */
    static final String CARD = "rtl8139,netdev=libvfio-net";
    private final Making making;

    /** A port that is passed on. */
    private record Port(String protocol, int host, int guest) {
    }

    private Networks(Making making) {
        this.making = making;
    }

    static void add(Making making) {
        Networks networks = new Networks(making);
        networks.user();
        networks.nics();
    }

    private void user() {
        int ssh = making.config().number("sshPort");
        List<Port> ports = ports(ssh);
        if (ports.isEmpty()) {
            making.device("interface").set("@type", "user").set("model@type", "rtl8139");
        } else if (hasPasst()) {
            // only passt forwards ports in libvirt
            Editable network = making.device("interface").set("@type", "user").set("model@type", "rtl8139")
                    .set("backend@type", "passt");
            ports.forEach(port -> forward(network, port));
            making.lose(ssh < 0 ? "connectivity.exposedPorts" : "sshPort",
                    "libvirt forwards ports through the program passt: install it, since QEMU's own network is not told to.");
        } else {
            String forwards = ports.stream()
                    .map(port -> ",hostfwd=" + port.protocol() + "::" + port.host() + "-:" + port.guest())
                    .collect(Collectors.joining());
            Commands.argument(making, "-netdev");
            Commands.argument(making, NETWORK + forwards);
            Commands.argument(making, "-device");
            Commands.argument(making, CARD);
        }
    }

    private List<Port> ports(int ssh) {
        List<Port> ports = new ArrayList<>();
        if (ssh >= 0) {
            ports.add(new Port("tcp", ssh, SSH));
        }
        for (int i = 0; i < making.config().count("connectivity.exposedPorts"); i++) {
            String port = "connectivity.exposedPorts[" + i + "]";
            ports.add(new Port(making.config().choice(port + ".protocol"), making.config().number(port + ".host"),
                    making.config().number(port + ".guest")));
        }
        return ports;
    }

    /** libvirt's documentation says 9.0, but 9.0.0 as Debian has it refuses type='passt' (tried with virsh define). */
    private boolean hasPasst() {
        return !(making.host().libvirt().version() instanceof Fact.Known<String>(String version)
                && version.matches("[0-8]\\..*|9\\.0\\..*"));
    }

    private static void forward(Editable network, Port port) {
        Editable forward = network.add("portForward").set("@proto", port.protocol());
        forward.set("range@start", port.host());
        if (port.host() != port.guest()) {
            forward.set("range@to", port.guest());
        }
    }

    private void nics() {
        List<PciFunction> free = VirtualFunctions.on(making.host(), ETHERNET, making.config().texts("blacklistedPci"));
        for (int i = 0; i < making.config().count("nics"); i++) {
            String mac = making.config().text("nics[" + i + "].mac").orElse("");
            Optional<PciFunction> function = i < free.size() ? Optional.of(free.get(i)) : Optional.empty();
            if (function.isEmpty()) {
                making.lose("nics[" + i + "]", "No virtual function of a network card is known on this host: add an "
                        + "<interface type='hostdev'> with the MAC address {0}.", mac);
                continue;
            }
            Editable network = making.device("interface").set("@type", "hostdev").set("@managed", "yes");
            if (!mac.isEmpty()) {
                network.set("mac@address", mac);
            }
            PciSource.set(network, "source/address[@type='pci']", function.get().address());
        }
    }
}
