// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.proxmox.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.host.Text;
import org.vitrine.provider.Ledger;

/** A domain on its way into a configuration. Used by one thread. */
final class Writing {

    private final Domain domain;
    private final Ledger ledger;
    private final Map<String, String> lines = new LinkedHashMap<>();
    private final Map<Integer, String> order = new TreeMap<>();
    private final List<String> args = new ArrayList<>();

    Writing(Domain domain) {
        this.domain = domain;
        this.ledger = new Ledger(domain, Text.of("Proxmox VE has no setting for it."));
    }

    Domain domain() {
        return domain;
    }

    Ledger ledger() {
        return ledger;
    }

    Element root() {
        return domain.root();
    }

    Optional<String> take(String path) {
        return ledger.take(domain.root(), path);
    }

    Stream<Element> devices(String kind) {
        return domain.devices(kind);
    }

    boolean isExpress() {
        return domain.get("os/type@machine").filter(m -> m.contains("q35")).isPresent();
    }

    /** Whether the machine has what Proxmox VE gives Windows and nobody else. */
    boolean isWindows() {
        return domain.root().is("features/hyperv/relaxed@state", "on");
    }

    void put(String key, Object value) {
        lines.put(key, value.toString());
    }

    void put(String key, Optional<?> value) {
        value.ifPresent(v -> put(key, v));
    }

    String line(String key) {
        return lines.getOrDefault(key, "");
    }

    boolean has(String key) {
        return lines.containsKey(key);
    }

    /** The first free number of a key with numbers. */
    String free(String key) {
        int n = 0;
        while (lines.containsKey(key + n)) {
            n++;
        }
        return key + n;
    }

    /** A device's turn at booting. */
    void boots(Element device, String key) {
        ledger.take(device, "boot@order").filter(n -> n.matches("\\d{1,6}"))
                .ifPresent(n -> order.put(Integer.parseInt(n), key));
    }

    /** Options of QEMU's that Proxmox VE puts behind its own. */
    void args(String... words) {
        for (String word : words) {
            args.add(word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\"'\"'") + "'");
        }
    }

    /** The whole file, keys in the order of the alphabet as Proxmox VE writes them. */
    String text() {
        if (!order.isEmpty()) {
            lines.put("boot", "order=" + String.join(";", order.values()));
        }
        if (!args.isEmpty()) {
            lines.put("args", String.join(" ", args));
        }
        return lines.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey() + ": " + e.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
