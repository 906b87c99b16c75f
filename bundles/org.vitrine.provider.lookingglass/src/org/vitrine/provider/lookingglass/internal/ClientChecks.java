// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.lookingglass.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.domain.Element;
import org.vitrine.domain.Graphics;
import org.vitrine.host.Drm;
import org.vitrine.host.DrmNode;
import org.vitrine.host.Fact;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Told;

/** Checks of what the client on the host meets: SPICE, inputs and the GPU that it draws with. */
final class ClientChecks {
    /** Reports that SPICE is missing. */
    static final String SPICE = "LG-014";
    /** Tells the client's command line. */
    static final String START = "lg-client";
    private static final String SERVER = "/devices/graphics[@type='spice']";
    private static final String CLIENT = "client";
    private static final Set<String> WITHOUT_GPU = Set.of("qxl", "bochs-drm", "cirrus", "cirrus-qemu", "simpledrm",
            "simple-framebuffer", "vkms", "vgem", "mgag200", "ast", "virtio_gpu", "virtio-pci");

    private ClientChecks() {
    }

    static List<Check> all() {
        return List.of(Check.ofUse(SPICE, "Does the client find the SPICE server?", ClientChecks::spice),
                Check.ofUse(START, "How is the client started?", ClientChecks::start),
                Check.ofUse("LG-015", "Does only one pointer reach the guest?", ClientChecks::tablet),
                Check.ofUse("LG-017", "Can the client take frames without a copy?", ClientChecks::direct),
                Check.ofUse("LG-021", "Has the host a GPU for the client?", ClientChecks::gpu));
    }

    /** The client takes 127.0.0.1:5900 unless it is told otherwise; a port of 0 means a unix socket. */
    private static Finding spice(Situation s) {
        if (s.domain().isEmpty() || s.use().isEmpty()) {
            return Finding.notApplicable();
        }
        Domain domain = s.domain().get();
        Element anchor = s.use().get().anchor();
        Launch launch = Launch.of(s);
        Optional<Graphics> server = Launch.server(domain);
        if (server.isEmpty()) {
            Told.isAll(s);
            return Finding.warn("The client will have no keyboard and no mouse").about(anchor)
                    .because("They go through SPICE, and the machine has no SPICE server.")
                    .solve("Add one; or, where evdev or a KVM switch serves the guest, start the client without: {0}",
                            launch)
                    .saw("graphics", "no spice").saw(CLIENT, launch)
                    .remedy(Remedy.edit(domain, ClientChecks::usualPort,
                            "Add a SPICE server on port 5900 of this host"));
        }
        Optional<Long> port = Launch.port(server.get());
        if (port.filter(number -> number == Launch.USUAL_PORT).isPresent()) {
            return Finding.pass("The client finds SPICE where it looks").saw(CLIENT, launch);
        }
        Finding found = Finding.info("The client must be told where SPICE is").about(server.get().element());
        if (port.isPresent()) {
            return found.because("It looks at port 5900, and SPICE is at {0}.", Long.toString(port.get()))
                    .solve("Start it with: {0}", launch).saw("graphics@port", port.get());
        }
        Optional<String> socket = Launch.socket(server.get());
        return socket.isPresent()
                ? found.because("SPICE is at a unix socket{0}.", socket.get().equals(Launch.SOCKET)
                        ? ", whose path libvirt chooses: virsh domdisplay tells it while the machine runs"
                        : "")
                        .solve("Start it with: {0}", launch).saw("graphics/listen@type", "socket")
                : found.because("libvirt chooses the port, or hands the server over without one.")
                        .solve("Set the port 5900, or ask virsh domdisplay while the machine runs and start it with: {0}",
                                launch)
                        .saw("graphics@port", server.get().port().text().orElse("not there"))
                        .remedy(Remedy.edit(domain, ClientChecks::usualPort, "Use port 5900 of this host"));
    }

    private static void usualPort(Draft draft) {
        draft.root().set(SERVER + "@port", Launch.USUAL_PORT).set(SERVER + "@autoport", "no");
        draft.root().set(SERVER + "/listen@type", "address").set(SERVER + "/listen@address", "127.0.0.1");
    }

    /** No row of the catalogue: how the client is started, and whether it can be. */
    private static Finding start(Situation s) {
        if (s.domain().isEmpty() || s.use().isEmpty()) {
            return Finding.notApplicable();
        }
        if (Launch.server(s.domain().get()).isEmpty()) {
            Told.isAll(s);
        }
        Launch launch = Launch.of(s);
        Optional<Graphics> secret = Launch.server(s.domain().get())
                .filter(server -> server.password().text().filter(word -> !word.isEmpty()).isPresent());
        if (secret.isPresent()) {
            return Finding.warn("The client cannot give SPICE its password").about(secret.get().element())
                    .because("It knows no option for one, and ends when SPICE does not let it in.")
                    .solve("Take the password away and let SPICE listen at 127.0.0.1 or a unix socket; or start the client "
                            + "without SPICE (spice:enable=no), which leaves it without keyboard and mouse.")
                    .saw("graphics@passwd", "there").saw(CLIENT, launch);
        }
        Optional<String> program = s.host().tools().program("looking-glass-client").optional();
        if (program.isEmpty()) {
            return MemoryChecks.about(s, Finding.info("Looking Glass's client is not installed where it is looked for")
                    .because("It runs on the host of the machine, beside the memory that it shows.")
                    .solve("Install or build the client of the release that the guest has, then start it with: {0}",
                            launch)
                    .saw("looking-glass-client", "not there").saw(CLIENT, launch));
        }
        return MemoryChecks.about(s, Finding.pass(launch.isOpen()
                ? "Start the client with what virsh domdisplay tells while the machine runs: {0}"
                : "Start the client with: {0}", launch).saw(CLIENT, launch).saw("looking-glass-client", program.get()));
    }

    /** PS/2 devices, which every PC has, serve the client; a tablet moves the pointer a second time. */
    private static Finding tablet(Situation s) {
        if (s.domain().isEmpty() || s.use().isEmpty()) {
            return Finding.notApplicable();
        }
        Domain domain = s.domain().get();
        List<Element> tablets = domain.devices("input").filter(input -> input.is("@type", "tablet")).toList();
        if (tablets.isEmpty()) {
            Told.isAll(s);
            return Finding.pass("There is no tablet");
        }
        return Finding.warn("The pointer will jump or lag").about(tablets.getFirst())
                .because("A tablet tells absolute places while the client sends movements.")
                .solve("Take the tablet away.")
                .saw("input@type", "tablet on " + tablets.getFirst().get("@bus").orElse("its usual bus"))
                .remedy(Remedy.edit(domain, draft -> tablets.forEach(tablet -> draft.at(tablet).remove()),
                        "Take it away"));
    }

    /** The row says WARN; the client copies each frame then, which costs processor time and works. */
    private static Finding direct(Situation s) {
        List<String> nvidia = drivers(s).optional().orElse(List.of()).stream().filter("nvidia"::equals).toList();
        if (!nvidia.isEmpty()) {
            return MemoryChecks.about(s, Finding.info("The client will copy each frame")
                    .because("NVIDIA's driver cannot import the guest's frames.")
                    .solve("Draw the host's desktop with a GPU of AMD or Intel where there is one.")
                    .saw(Drm.NODES, "nvidia"));
        }
        if (!GlassFields.isKvmfr(s.values())) {
            return MemoryChecks.about(s, Finding.info("The client will copy each frame")
                    .because("Only kvmfr lends frames to the host's GPU; a file must be copied.")
                    .solve("Use kvmfr where the copy costs too much.").saw("backing", "file"));
        }
        return Finding.pass("The host's GPU can take frames from kvmfr").saw(Drm.NODES, drivers(s));
    }

    private static Finding gpu(Situation s) {
        List<String> drivers = drivers(s).ifAbsent(() -> Fact.known(List.of())).optional().orElse(List.of());
        List<String> real = drivers.stream().filter(driver -> !WITHOUT_GPU.contains(driver)).toList();
        if (!real.isEmpty()) {
            return Finding.pass("The client can draw with {0}", String.join(", ", real)).saw(Drm.CLASS, drivers);
        }
        return MemoryChecks.about(s, Finding.warn("The host has no GPU that the client can draw with")
                .because("It needs OpenGL of a real GPU: with an emulated or a server's adapter it ends or crawls.")
                .solve("Keep a GPU, an integrated one will do, for the host; look from another computer otherwise.")
                .saw(Drm.CLASS, drivers.isEmpty() ? "no render node" : String.join(", ", drivers)));
    }

    /** The drivers of the host's own GPUs; one that VFIO has is no node. */
    private static Fact<List<String>> drivers(Situation s) {
        return s.host().drm().renderNodes().flatMap(nodes -> Fact.all(Stream.of(nodes).flatMap(List::stream)
                .map(DrmNode::driver).collect(Collectors.toList())));
    }
}
