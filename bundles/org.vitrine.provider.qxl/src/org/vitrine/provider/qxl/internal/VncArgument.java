// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.qxl.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.domain.Element;
import org.vitrine.domain.QemuOption;
import org.vitrine.domain.QemuPassThrough;

/**
 * A VNC server that QEMU's own arguments ask for, as LibVF.IO's arcd and many scripts do: {@code -vnc HOST:DISPLAY} or
 * {@code -display vnc=HOST:DISPLAY} (QEMU, qemu-options.hx). Without a host it listens on all addresses.
 *
 * @param option the option
 * @param place  where it listens, as written
 */
record VncArgument(QemuOption option, String place) {
    private static final List<String> GUARDS = List.of("password", "sasl");
    private static final List<String> GIVEN = List.of("password-secret", "tls-creds");

    static List<VncArgument> of(Domain domain) {
        return QemuPassThrough.of(domain).options().stream().flatMap(option -> place(option)
                .map(place -> new VncArgument(option, place)).stream()).toList();
    }

    private static Optional<String> place(QemuOption option) {
        return switch (option.name()) {
            case "vnc" -> option.kind();
            case "display" -> option.get("vnc");
            default -> Optional.empty();
        };
    }

    /** The argument that says where it listens. */
    Element element() {
        return option.elements().getLast();
    }

    /** Whether everybody on the network reaches it, and nothing is asked of them. */
    boolean isOpen() {
        boolean isLocal = !place.contains(":") || place.startsWith("unix:")
                || Stream.of("127.", "localhost:", "[::1]:").anyMatch(place::startsWith);
        boolean isGuarded = GUARDS.stream().anyMatch(name -> option.get(name).filter("on"::equals).isPresent())
                || GIVEN.stream().anyMatch(name -> option.get(name).isPresent());
        return !isLocal && !isGuarded;
    }

    /** Lets it listen for this host only, with the same number. */
    void onLoopback(Draft draft) {
        String local = "127.0.0.1" + place.substring(place.lastIndexOf(':'));
        draft.at(element()).set("@value", option.text().replace(place, local));
    }
}
