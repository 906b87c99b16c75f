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
import org.vitrine.provider.DialectException;
import org.vitrine.provider.Ledger;

/** A domain on its way into a configuration. Used by one thread. */
final class Writing {

    private final Domain domain;
    private final Ledger ledger;
    private final Map<String, String> lines = new LinkedHashMap<>();
    private final Map<Integer, String> order = new TreeMap<>();
    private final List<String> args = new ArrayList<>();
    private Optional<String> refusal = Optional.empty();
    private final Map<Element, String> keys = new LinkedHashMap<>();

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
        if (value instanceof Parts parts) {
            refusal = refusal.or(() -> parts.torn().map(torn -> "Proxmox VE would read \"" + torn + "\" of " + key
                    + " as several settings, for it has a comma. Give it a name without one."));
        }
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

    /** A device of the host has this key, alone or with others; or QEMU knows it by this id. */
    void named(Element device, String key) {
        keys.put(device, key);
    }

    /** libvirt's id of a device of the host. */
    String libvirtId(Element device) {
        return "hostdev" + devices("hostdev").toList().indexOf(device);
    }

    /** What Proxmox VE calls the device that libvirt calls so: its key, and the number of the function where it has more. */
    Optional<String> id(String libvirtId) {
        return keys.keySet().stream().filter(device -> libvirtId(device).equals(libvirtId)).findFirst().map(device -> {
            String key = keys.getOrDefault(device, "");
            List<Element> together = keys.keySet().stream().filter(one -> key.equals(keys.get(one))).toList();
            return together.size() == 1 ? key : key + "." + together.indexOf(device);
        });
    }

    /** Options of QEMU's that Proxmox VE puts behind its own. */
    void args(String... words) {
        for (String word : words) {
            args.add(word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\"'\"'") + "'");
        }
    }

    /** A value as it stands among others in an option of QEMU's, where a comma of its own is doubled. */
    static String inOption(String value) {
        return value.replace(",", ",,");
    }

    /**
     * The whole file, keys in the order of the alphabet as Proxmox VE writes them.
     *
     * @throws DialectException when a value would be read as another one, or as further settings
     */
    String text() throws DialectException {
        if (!order.isEmpty()) {
            lines.put("boot", "order=" + String.join(";", order.values()));
        }
        if (!args.isEmpty()) {
            lines.put("args", String.join(" ", args));
        }
        for (var line : lines.entrySet()) {
            if ((line.getKey() + line.getValue()).chars().anyMatch(Character::isISOControl)) {
                throw new DialectException("A value of " + line.getKey().replaceAll("\\p{Cntrl}.*", "")
                        + " has a line break or another character that a line of Proxmox VE's cannot hold. Take it out.");
            }
        }
        if (refusal.isPresent()) {
            throw new DialectException(refusal.get());
        }
        return lines.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey() + ": " + e.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
