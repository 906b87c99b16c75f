// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.qxl.internal;

import java.util.List;
import java.util.Set;

import org.vitrine.domain.Draft;
import org.vitrine.domain.Editable;
import org.vitrine.domain.Element;

/** Makes a machine of SPICE and QXL one of VNC and virtio: also what hangs on SPICE goes, since libvirt refuses it alone. */
final class WithoutSpice {
    private static final Set<String> SPICE_ONLY = Set.of("image", "jpeg", "zlib", "playback", "streaming", "clipboard",
            "filetransfer", "mouse", "channel", "gl");
    private static final Set<String> CHANNELS = Set.of("spicevmc", "spiceport");

    private WithoutSpice() {
    }

    static void edit(Draft draft) {
        for (String kind : List.of("channel", "redirdev", "smartcard")) {
            devices(draft, kind).stream().filter(device -> CHANNELS.contains(device.get("@type").orElse("")))
                    .forEach(device -> draft.at(device).remove());
        }
        devices(draft, "audio").stream().filter(audio -> audio.is("@type", "spice"))
                .forEach(audio -> draft.at(audio).set("@type", "none"));
        devices(draft, "video").stream().filter(video -> video.is("model@type", "qxl")).map(draft::at)
                .forEach(WithoutSpice::toVirtio);
        devices(draft, "graphics").stream().filter(graphics -> graphics.is("@type", "spice"))
                .forEach(graphics -> toVnc(draft, graphics));
    }

    private static void toVirtio(Editable video) {
        List.of("ram", "vram", "vram64", "vgamem").forEach(size -> video.clear("model@" + size));
        video.set("model@type", "virtio");
    }

    private static void toVnc(Draft draft, Element spice) {
        Editable graphics = draft.at(spice);
        if (devices(draft, "graphics").stream().anyMatch(other -> other.is("@type", "vnc"))) {
            graphics.remove();
            return;
        }
        boolean isNone = new Listen(spice).type().equals("none");
        SPICE_ONLY.forEach(graphics::clear);
        graphics.clear("@tlsPort").clear("@defaultMode").set("@type", "vnc");
        if (isNone) {
            Listen.onSocket(graphics);
        }
    }

    private static List<Element> devices(Draft draft, String kind) {
        return draft.now().devices(kind).toList();
    }
}
