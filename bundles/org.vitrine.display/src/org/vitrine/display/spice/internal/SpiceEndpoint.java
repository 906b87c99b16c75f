// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.provider.ConnectionInfo;

/** Where a machine's SPICE server can be reached. */
sealed interface SpiceEndpoint {

    /**
     * A unix socket on this host.
     *
     * @param path where it is
     */
    record Socket(String path) implements SpiceEndpoint {
    }

    /**
     * A TCP port without TLS.
     *
     * @param host a name or an address, IPv6 without brackets
     * @param port of SPICE's plain connections
     */
    record Tcp(String host, int port) implements SpiceEndpoint {
    }

    /**
     * File descriptors that the hypervisor opens, one a channel.
     *
     * @param graphics the index of the {@code <graphics>} element
     */
    record Hypervisor(int graphics) implements SpiceEndpoint {
    }

    /** Addresses that mean "all of this host"; to be reached by the loopback address or by the host's own name. */
    Set<String> ANY = Set.of("", "0.0.0.0", "::", "::0", "[::]");

    /**
     * Ways to the first {@code <graphics type='spice'>} of a live domain, best first: a server on this host by its socket or
     * port and then through the hypervisor, which also opens what a person may not; a server elsewhere by its port, unless
     * it listens on that host's loopback only.
     */
    static List<SpiceEndpoint> of(Domain live, ConnectionInfo connection) {
        List<Element> graphics = live.devices("graphics").toList();
        for (int i = 0; i < graphics.size(); i++) {
            if (graphics.get(i).is("@type", "spice")) {
                return of(graphics.get(i), i, connection);
            }
        }
        return List.of();
    }

    private static List<SpiceEndpoint> of(Element spice, int index, ConnectionInfo connection) {
        List<SpiceEndpoint> found = new ArrayList<>();
        if (connection.local()) {
            spice.get("listen[@type='socket']@socket").or(() -> spice.get("@socket")).map(Socket::new)
                    .ifPresent(found::add);
        }
        tcp(spice, connection).ifPresent(found::add);
        if (connection.local()) {
            found.add(new Hypervisor(index));
        }
        return found;
    }

    private static Optional<SpiceEndpoint> tcp(Element spice, ConnectionInfo connection) {
        Optional<Integer> port = spice.get("@port").flatMap(SpiceEndpoint::port);
        String address = spice.get("listen[@type='address']@address")
                .or(() -> spice.get("listen[@type='network']@address"))
                .or(() -> spice.get("@listen")).orElse("127.0.0.1");
        Optional<String> host = connection.local()
                ? Optional.of(ANY.contains(address) ? loopback(address) : address)
                : ANY.contains(address)
                        ? hostOf(connection.uri())
                        : Optional.of(address).filter(a -> !isLoopback(a));
        return port.flatMap(p -> host.map(h -> new Tcp(h, p)));
    }

    /** libvirt writes -1 for a port that is to be chosen at the start, and for none. */
    private static Optional<Integer> port(String text) {
        try {
            return Optional.of(Integer.valueOf(text)).filter(p -> p > 0 && p < 65_536);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String loopback(String any) {
        return any.contains(":") ? "::1" : "127.0.0.1";
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.equals("localhost");
    }

    private static Optional<String> hostOf(String uri) {
        try {
            return Optional.ofNullable(new URI(uri).getHost())
                    .map(h -> h.startsWith("[") ? h.substring(1, h.length() - 1) : h);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
