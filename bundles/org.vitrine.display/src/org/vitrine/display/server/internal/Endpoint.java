// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.server.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.provider.ConnectionInfo;

/** Where a machine's graphics server can be reached. */
public sealed interface Endpoint {

    /**
     * A unix socket on this host.
     *
     * @param path where it is
     */
    record Socket(String path) implements Endpoint {
    }

    /**
     * TCP ports; there is at least one.
     *
     * @param host    a name or an address, IPv6 without brackets
     * @param port    of plain connections
     * @param tlsPort of connections with TLS; SPICE has one of its own, a VNC server speaks TLS on its only port
     */
    record Tcp(String host, Optional<Integer> port, Optional<Integer> tlsPort) implements Endpoint {
        /** Without a port for TLS. */
        public Tcp(String host, int port) {
            this(host, Optional.of(port), Optional.empty());
        }
    }

    /**
     * File descriptors that the hypervisor opens, one a connection of the protocol; they need no password.
     *
     * @param graphics the index of the {@code <graphics>} element
     */
    record Hypervisor(int graphics) implements Endpoint {
    }

    /** Addresses that mean "all of this host"; to be reached by the loopback address or by the host's own name. */
    Set<String> ANY = Set.of("", "0.0.0.0", "::", "::0", "[::]");

    /**
     * Ways to the first {@code <graphics>} of this type of a live domain: a server on this host by its socket or
     * port and then through the hypervisor, which also opens what a person may not; a server elsewhere by its port, unless
     * it listens on that host's loopback only.
     *
     * @param type libvirt's: {@code spice} or {@code vnc}
     */
    static List<Endpoint> of(String type, Domain live, ConnectionInfo connection) {
        List<Element> graphics = live.devices("graphics").toList();
        for (int i = 0; i < graphics.size(); i++) {
            if (graphics.get(i).is("@type", type)) {
                return of(graphics.get(i), i, connection);
            }
        }
        return List.of();
    }

    private static List<Endpoint> of(Element server, int index, ConnectionInfo connection) {
        List<Endpoint> found = new ArrayList<>();
        if (connection.local()) {
            server.get("listen[@type='socket']@socket").or(() -> server.get("@socket")).map(Socket::new)
                    .ifPresent(found::add);
        }
        tcp(server, connection).ifPresent(found::add);
        if (connection.local()) {
            found.add(new Hypervisor(index));
        }
        return found;
    }

    private static Optional<Endpoint> tcp(Element server, ConnectionInfo connection) {
        Optional<Integer> port = server.get("@port").flatMap(Endpoint::port);
        Optional<Integer> tlsPort = server.get("@tlsPort").flatMap(Endpoint::port);
        if (port.isEmpty() && tlsPort.isEmpty()) {
            return Optional.empty();
        }
        String address = server.get("listen[@type='address']@address")
                .or(() -> server.get("listen[@type='network']@address"))
                .or(() -> server.get("@listen")).orElse("127.0.0.1");
        Optional<String> host = connection.local()
                ? Optional.of(ANY.contains(address) ? loopback(address) : address)
                : ANY.contains(address)
                        ? hostOf(connection.uri())
                        : Optional.of(address).filter(a -> !isLoopback(a));
        return host.map(h -> new Tcp(h, port, tlsPort));
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
