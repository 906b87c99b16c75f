// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.Map;
import java.util.Optional;

/** The namespaces that libvirt's drivers read in a domain (their {@code virXMLNamespace}), under the prefixes it writes. */
final class Namespaces {

    private static final Map<String, String> URIS = Map.of(
            "qemu", "http://libvirt.org/schemas/domain/qemu/1.0",
            "lxc", "http://libvirt.org/schemas/domain/lxc/1.0",
            "xen", "http://libvirt.org/schemas/domain/xen/1.0",
            "bhyve", "http://libvirt.org/schemas/domain/bhyve/1.0",
            "ch", "http://libvirt.org/schemas/domain/ch/1.0",
            "vmware", "http://libvirt.org/schemas/domain/vmware/1.0");

    private Namespaces() {
    }

    static Optional<String> uri(String prefix) {
        return Optional.ofNullable(URIS.get(prefix));
    }

    /** The prefix under which a document has one of these namespaces: its own, else the usual one. */
    static String prefixIn(Element root, String usual) {
        return root.attributes().entrySet().stream()
                .filter(a -> a.getKey().startsWith("xmlns:") && a.getValue().equals(URIS.get(usual)))
                .map(a -> a.getKey().substring("xmlns:".length())).findFirst().orElse(usual);
    }

    /** The prefix of a name that needs declaring: none for plain names, {@code xml:…} and declarations themselves. */
    static Optional<String> prefix(String name) {
        int colon = name.indexOf(':');
        String prefix = colon < 0 ? "" : name.substring(0, colon);
        return prefix.isEmpty() || prefix.equals("xml") || prefix.equals("xmlns")
                ? Optional.empty()
                : Optional.of(prefix);
    }
}
