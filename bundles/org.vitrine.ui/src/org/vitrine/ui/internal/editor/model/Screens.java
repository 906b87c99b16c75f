// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.model;

import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainEdit;
import org.vitrine.domain.Editable;
import org.vitrine.domain.Element;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Field;
import org.vitrine.provider.ProviderInfo;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;
import org.vitrine.ui.internal.editor.model.Overview.Item;
import org.vitrine.ui.internal.editor.model.Overview.Setting;

/** The screens of a machine: its {@code <graphics>} elements, read and edited as a form needs it. Pure. */
public final class Screens {
    private static final List<String> NETWORK = List.of("@port", "@tlsPort", "@autoport", "@websocket", "@listen",
            "listen@address", "listen@network");

    private Screens() {
    }

    /** Those that have a form, in document order. */
    public static List<Item> of(Domain domain, HostSnapshot host) {
        return domain.devices("graphics")
                .flatMap(graphics -> kind(graphics).map(kind -> item(kind, graphics, host)).stream())
                .toList();
    }

    /** Those of other types. */
    public static List<Element> unknown(Domain domain) {
        return domain.devices("graphics").filter(graphics -> kind(graphics).isEmpty()).toList();
    }

    private static Optional<ScreenKind> kind(Element graphics) {
        return graphics.get("@type").flatMap(ScreenKind::of);
    }

    private static Item item(ScreenKind kind, Element graphics, HostSnapshot host) {
        Values values = Values.read(kind.fields(), graphics);
        return new Item(ProviderInfo.of(kind.type(), kind.title(), kind.line()),
                Use.of(graphics, where(graphics), values), Setting.of(values, host));
    }

    /** Where a viewer finds it, in a few words. */
    public static String where(Element graphics) {
        String type = graphics.get("@type").orElse("");
        if (type.equals(ScreenKind.EGL_HEADLESS.type())) {
            return graphics.get("gl@rendernode").orElse(Messages.Screens_noWindow);
        } else if (type.equals(ScreenKind.SDL.type())) {
            return NLS.bind(Messages.Screens_window, graphics.get("@display").orElse(""));
        } else if (type.equals(ScreenKind.DBUS.type())) {
            return graphics.is("@p2p", "yes") ? Messages.Screens_handed : graphics.get("@address").orElse("");
        }
        return switch (listens(graphics)) {
            case "none" -> Messages.Screens_handed;
            case "socket" ->
                graphics.get("listen@socket").or(() -> graphics.get("@socket")).orElse(Messages.Screens_socket);
            case "network" -> NLS.bind(Messages.Screens_network, graphics.get("listen@network").orElse(""));
            default -> graphics.get("listen@address").or(() -> graphics.get("@listen")).orElse("127.0.0.1")
                    + graphics.get("@port").filter(port -> !port.equals("-1")).map(port -> ":" + port).orElse("");
        };
    }

    /** libvirt's word for it; what is not written follows from what is. */
    private static String listens(Element graphics) {
        return graphics.get("listen@type").orElseGet(() -> graphics.get("@socket").isPresent()
                ? "socket"
                : graphics.is("@type", "spice") && NETWORK.stream().noneMatch(place -> graphics.get(place).isPresent())
                        ? "none"
                        : "address");
    }

    /** Sets a field of one, or takes it away; what contradicts a new place to listen goes with it. */
    public static DomainEdit set(Domain domain, Item item, Field<?> field, Optional<String> text) {
        return domain.edit(draft -> {
            Editable graphics = draft.at(item.use().anchor());
            String place = field.at().orElseThrow();
            if (text.isPresent()) {
                graphics.set(place, text.get());
            } else {
                graphics.clear(place);
            }
            if (place.equals("listen@type")) {
                agree(graphics, text.orElse(""));
            }
        });
    }

    private static void agree(Editable graphics, String type) {
        if (type.equals("none") || type.equals("socket")) {
            NETWORK.forEach(graphics::clear);
        } else if (type.equals("address") && graphics.element().get("@port").isEmpty()) {
            graphics.set("@autoport", "yes");
        }
        if (!type.equals("socket")) {
            graphics.clear("listen@socket");
            graphics.clear("@socket");
        }
    }

    /** One more of a kind, open to this host only. */
    public static DomainEdit add(Domain domain, ScreenKind kind) {
        return domain.edit(draft -> {
            Editable graphics = draft.addDevice("graphics").set("@type", kind.type());
            kind.preset().forEach(graphics::set);
        });
    }

    /** One less. */
    public static DomainEdit remove(Domain domain, Item item) {
        return domain.edit(draft -> draft.at(item.use().anchor()).remove());
    }
}
