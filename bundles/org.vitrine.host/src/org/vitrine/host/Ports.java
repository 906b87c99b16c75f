// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.Set;
import java.util.TreeSet;

/**
 * TCP ports of a host that somebody listens on, from {@code /proc/net/tcp} and {@code tcp6}.
 *
 * @param host the snapshot it is seen in
 */
public record Ports(HostSnapshot host) {
    // the state column of /proc/net/tcp, include/net/tcp_states.h
    private static final String LISTEN = "0A";

    /** The ports in state LISTEN, on whatever address. */
    public Fact<Set<Integer>> listening() {
        // a kernel without IPv6 has no tcp6
        Fact<String> tcp6 = host.file("/proc/net/tcp6") instanceof Fact.Absent<String>
                ? Fact.known("")
                : host.file("/proc/net/tcp6");
        return host.file("/proc/net/tcp").flatMap(tcp -> tcp6.map(more -> {
            Set<Integer> ports = new TreeSet<>();
            collect(tcp, ports);
            collect(more, ports);
            return Set.copyOf(ports);
        }));
    }

    private static void collect(String table, Set<Integer> into) {
        table.lines().skip(1).map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length > 3 && LISTEN.equals(columns[3]))
                .map(columns -> columns[1].substring(columns[1].indexOf(':') + 1))
                .forEach(port -> into.add(Integer.parseInt(port, 16)));
    }
}
