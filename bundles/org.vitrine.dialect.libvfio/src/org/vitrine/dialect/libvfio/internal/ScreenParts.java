// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.domain.Element;
import org.vitrine.provider.Ledger;
import org.vitrine.yaml.YamlValue;
import org.vitrine.yaml.YamlValue.Fields;

/**
 * Displays and their memory.
 *
 * @param ledger what is carried
 * @param config where it goes
 */
record ScreenParts(Ledger ledger, Fields config) {
    private static final int SPICE_PORT = 5900;

    void take() {
        List<Element> videos = ledger.domain().devices("video").toList();
        boolean isBlind = videos.stream().allMatch(video -> video.is("model@type", "none"));
        config.put("nographics", isBlind);
        videos.forEach(this::video);
        Optional<Element> spice = graphics("spice");
        config.put("spice", spice.isPresent()).put("showhypervisor", true);
        boolean hasGlass = ledger.domain().devices("shmem").filter(this::isGlass).count() > 0;
        config.put("introspect", hasGlass ? "looking-glass" : "none");
        ledger.domain().devices("shmem").forEach(this::memory);
        config.put("shareddir", new YamlValue.Literal(Schema.NULL)).put("spicePort",
                spice.flatMap(this::port).orElse(SPICE_PORT));
        config.put("sshPort", -1);
        vnc(graphics("vnc"), isBlind);
        spice.ifPresent(this::spice);
    }

    private Optional<Element> graphics(String type) {
        return ledger.domain().devices("graphics").filter(graphics -> graphics.is("@type", type)).findFirst();
    }

    private void video(Element video) {
        boolean isFirst = ledger.domain().devices("video").findFirst().filter(v -> v.id() == video.id()).isPresent();
        if (!isFirst || !video.is("model@type", "none") && !video.is("model@type", "vga")) {
            ledger.lose(video, "arcd gives a machine one standard VGA adapter or none.");
            return;
        }
        ledger.take(video, "model@type");
        ledger.takeIf(video, "model@heads", "1");
        ledger.takeIf(video, "model@primary", "yes");
        ledger.take(video, "model@vram");
    }

    private boolean isGlass(Element shmem) {
        return shmem.get("@name").filter(name -> name.startsWith("looking-glass") || name.startsWith("kvmfr"))
                .isPresent();
    }

    private void memory(Element shmem) {
        boolean isScream = shmem.get("@name").filter(name -> name.startsWith("scream") || name.startsWith("kvmsr"))
                .isPresent();
        if (!isScream && !isGlass(shmem)) {
            return;
        }
        ledger.take(shmem, "@name");
        ledger.takeIf(shmem, "model@type", "ivshmem-plain");
        long bytes = Sizes.bytes(shmem.get("size"), shmem.get("size@unit"));
        int megabytes = isScream ? Screens.SCREAM_MIB : Screens.LOOKING_GLASS_MIB;
        if (bytes == (long) megabytes << 20) {
            ledger.take(shmem, "size");
            ledger.take(shmem, "size@unit");
        } else {
            shmem.find("size").ifPresent(size -> ledger.lose(size, "arcd always makes it {0} MiB.", megabytes));
        }
    }

    private Optional<Integer> port(Element graphics) {
        ledger.take(graphics, "@autoport");
        return ledger.take(graphics, "@port").filter(text -> text.matches("\\d{1,5}")).map(Integer::valueOf)
                .filter(port -> port > 0);
    }

    private void spice(Element spice) {
        ledger.take(spice, "@type");
        address(spice, "127.0.0.1", "arcd's SPICE server listens on 127.0.0.1 only.");
        ledger.takeIf(spice, "image@compression", "off");
        ledger.domain().devices("channel").filter(channel -> channel.is("@type", "spicevmc")).forEach(ledger::all);
        ledger.domain().devices("redirdev").filter(redirected -> redirected.is("@type", "spicevmc"))
                .forEach(ledger::all);
    }

    /** The window that QEMU would open stands in libvirt as a VNC server on a socket; so one is no loss. */
    private void vnc(Optional<Element> vnc, boolean isBlind) {
        Optional<Integer> port = vnc.flatMap(this::port)
                .filter(number -> number >= Screens.FIRST_VNC && number <= Screens.LAST_VNC);
        config.put("vncPort", port.orElse(-1));
        vnc.ifPresent(graphics -> {
            ledger.take(graphics, "@type");
            boolean isSocket = graphics.is("listen@type", "socket") || graphics.get("@socket").isPresent();
            if (port.isPresent()) {
                address(graphics, "0.0.0.0", "arcd's VNC server listens on all addresses, without a password.");
            } else if (isSocket && !isBlind) {
                graphics.find("listen").ifPresent(ledger::all);
                ledger.take(graphics, "@socket");
            } else {
                ledger.lose(graphics, "arcd takes VNC ports from 5900 to 5999.");
            }
        });
    }

    private void address(Element graphics, String address, String why) {
        graphics.children("listen").forEach(listen -> {
            if (listen.is("@address", address) || listen.get("@address").isEmpty() && listen.is("@type", "address")) {
                ledger.all(listen);
            } else {
                ledger.lose(listen, why);
            }
        });
        ledger.takeIf(graphics, "@listen", address);
    }
}
