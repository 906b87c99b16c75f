// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.qxl.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;

/**
 * QXL-010: whether others on the network reach a SPICE or VNC screen without a password. What libvirt's own qemu.conf adds
 * (another default address, TLS, SASL) is not seen, as its file is root's; and libvirt hides passwords from whoever reads a
 * domain without asking for them.
 */
final class OpenScreen {
    private static final Set<String> SERVERS = Set.of("spice", "vnc");

    private OpenScreen() {
    }

    static Finding evaluate(Situation s) {
        Optional<Domain> domain = s.domain();
        List<Element> servers = domain.stream().flatMap(d -> d.devices("graphics"))
                .filter(graphics -> graphics.get("@type").filter(SERVERS::contains).isPresent()).toList();
        List<VncArgument> passedOn = domain.map(VncArgument::of).orElse(List.of());
        if (domain.isEmpty() || servers.isEmpty() && passedOn.isEmpty()) {
            return Finding.notApplicable();
        }
        Optional<Element> open = servers.stream().filter(g -> new Listen(g).isOpen() && !isGuarded(g)).findFirst();
        if (open.isPresent()) {
            return open(domain.get(), open.get());
        }
        Optional<VncArgument> argument = passedOn.stream().filter(VncArgument::isOpen).findFirst();
        if (argument.isPresent()) {
            return open(domain.get(), argument.get());
        }
        Optional<Element> network = servers.stream()
                .filter(g -> new Listen(g).type().equals("network") && !isGuarded(g))
                .findFirst();
        return network
                .map(g -> Finding.unknown("Which address the network {0} stands for is not known here",
                        g.get("listen@network").orElse("without a name")).about(g))
                .orElseGet(() -> Finding.pass("The screen is not open to the network"));
    }

    /** A password, or a SPICE server that takes encrypted connections only. */
    private static boolean isGuarded(Element graphics) {
        return graphics.get("@passwd").isPresent() || graphics.is("@defaultMode", "secure");
    }

    private static Finding open(Domain domain, VncArgument vnc) {
        return Finding.warn("Everyone who reaches this host can see and use the screen").about(vnc.element())
                .because("QEMU's own arguments ask for a VNC server at {0}, without a password.", vnc.place())
                .solve("Listen on 127.0.0.1 and come by SSH, or use <graphics type='vnc'>.")
                .saw("-" + vnc.option().name(), vnc.option().text())
                .remedy(Remedy.edit(domain, vnc::onLoopback, "Listen for this host only"));
    }

    private static Finding open(Domain domain, Element graphics) {
        String address = new Listen(graphics).address().orElse("");
        return Finding.warn("Everyone who reaches this host can see and use the screen").about(graphics)
                .because("It listens on {0} and the domain asks for no password, as far as it shows.", address)
                .solve("Listen on 127.0.0.1 or a unix socket and come by SSH.").saw("listen@address", address)
                .saw("graphics@passwd", "not there")
                .remedy(Remedy.edit(domain, draft -> Listen.onLoopback(draft.at(graphics)),
                        "Listen for this host only"))
                .remedy(Remedy.edit(domain, draft -> Listen.onSocket(draft.at(graphics)), "Listen on a unix socket"));
    }
}
