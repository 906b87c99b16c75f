// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.qxl.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.vitrine.domain.Editable;
import org.vitrine.domain.Element;
import org.vitrine.host.UnknownFactException;

/**
 * Where a {@code <graphics>} of type spice or vnc listens, also where it is not written: libvirt makes of a SPICE server
 * without a listen element, port or autoport one of type none, and of any other one of type address.
 *
 * @param graphics the element
 */
record Listen(Element graphics) {
    private static final Set<String> TYPES = Set.of("none", "socket", "address", "network");
    private static final List<String> NETWORK = List.of("@port", "@tlsPort", "@autoport", "@listen", "listen@address",
            "listen@network");

    /** libvirt's word for it: none, socket, address or network. */
    String type() {
        return graphics.get("listen@type").orElseGet(() -> {
            if (graphics.get("@socket").isPresent()) {
                return "socket";
            }
            boolean isNetwork = !graphics.is("@type", "spice") || graphics.get("@port").isPresent()
                    || graphics.get("@tlsPort").isPresent() || graphics.is("@autoport", "yes")
                    || graphics.get("@listen").isPresent();
            return isNetwork ? "address" : "none";
        });
    }

    /**
     * The same for a check.
     *
     * @throws org.vitrine.host.UnknownFactException when it is none of these
     */
    String knownType() {
        String type = type();
        if (!TYPES.contains(type)) {
            throw new UnknownFactException(
                    "how a screen that listens by \"" + type + "\" is reached is not known here");
        }
        return type;
    }

    /** Whether viewers reach it by TCP. */
    boolean isNetwork() {
        return type().equals("address") || type().equals("network");
    }

    /** The address that is written for it; libvirt keeps the attribute for old clients beside the element. */
    Optional<String> address() {
        return graphics.get("listen@address").or(() -> graphics.get("@listen"));
    }

    /** Whether an address is written for it that others than this host reach. */
    boolean isOpen() {
        return type().equals("address") && address().filter(text -> !isLoopback(text)).isPresent();
    }

    /** The port that is demanded of libvirt; empty when it may choose. */
    Optional<Integer> port() {
        return isNetwork() && !graphics.is("@autoport", "yes")
                ? graphics.get("@port").filter(text -> text.matches("\\d{1,5}")).map(Integer::valueOf)
                        .filter(n -> n > 0)
                : Optional.empty();
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.equals("localhost");
    }

    /** Makes it listen on a unix socket of libvirt's choice and nowhere else. */
    static void onSocket(Editable graphics) {
        for (String place : NETWORK) {
            graphics.clear(place);
        }
        graphics.set("listen@type", "socket");
    }

    /** Makes it listen for this host only. */
    static void onLoopback(Editable graphics) {
        graphics.clear("listen@network");
        graphics.set("listen@type", "address").set("listen@address", "127.0.0.1");
        agree(graphics);
    }

    /** Lets the old attribute say what the element says: libvirt refuses two different addresses. */
    static void agree(Editable graphics) {
        if (graphics.element().get("@listen").isEmpty()) {
            return;
        }
        Optional<String> address = graphics.element().get("listen@address");
        boolean isAddress = graphics.element().get("listen@type").filter("address"::equals).isPresent();
        if (isAddress && address.isPresent()) {
            graphics.set("@listen", address.get());
        } else if (graphics.element().get("listen@type").isPresent()) {
            graphics.clear("@listen");
        }
    }
}
