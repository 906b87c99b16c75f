// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.lookingglass.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
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
    private static final String SERVER = "/devices/graphics[@type='spice']";
    private static final long USUAL_PORT = 5900;
    private static final Set<String> WITHOUT_GPU = Set.of("qxl", "bochs-drm", "cirrus", "cirrus-qemu", "simpledrm",
            "simple-framebuffer", "vkms", "vgem", "mgag200", "ast", "virtio_gpu", "virtio-pci");

    private ClientChecks() {
    }

    static List<Check> all() {
        return List.of(Check.ofUse(SPICE, "Does the client find the SPICE server?", ClientChecks::spice),
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
        String memory = "looking-glass-client -f " + GlassFields.path(s.values());
        Optional<Graphics> server = domain.find(SERVER).map(Graphics::new);
        if (server.isEmpty()) {
            Told.isAll(s);
            return Finding.warn("The client will have no keyboard and no mouse").about(anchor)
                    .because("They go through SPICE, and the machine has no SPICE server.")
                    .solve("Add one; or, where evdev or a KVM switch serves the guest, start the client with -s.")
                    .saw("graphics", "no spice").saw("client", memory + " -s")
                    .remedy(Remedy.edit(domain, draft -> {
                        draft.root().set(SERVER + "@port", USUAL_PORT).set(SERVER + "@autoport", "no");
                        draft.root().set(SERVER + "/listen@type", "address")
                                .set(SERVER + "/listen@address", "127.0.0.1");
                    }, "Add a SPICE server on port 5900 of this host"));
        }
        Optional<Long> port = Told.value(server.get().port()).filter(number -> number > 0);
        if (port.filter(number -> number == USUAL_PORT).isPresent()) {
            return Finding.pass("The client finds SPICE where it looks: start it with {0}", memory).saw("client",
                    memory);
        }
        Finding found = Finding.info("The client must be told where SPICE is").about(server.get().element());
        if (port.isPresent()) {
            return found.because("It looks at port 5900, and SPICE is at {0}.", Long.toString(port.get()))
                    .solve("Start it with: {0} -p {1}", memory, Long.toString(port.get()))
                    .saw("graphics@port", port.get());
        }
        Optional<String> socket = server.get().listens().stream().filter(listen -> listen.type().equals("socket"))
                .findFirst().map(listen -> listen.place().orElse("SOCKET"));
        return socket.isPresent()
                ? found.because("SPICE is at a unix socket{0}.", socket.get().equals("SOCKET")
                        ? ", whose path libvirt chooses: virsh domdisplay tells it while the machine runs"
                        : "")
                        .solve("Start it with: {0} -c {1} -p 0", memory, socket.get())
                        .saw("graphics/listen@type", "socket")
                : found.because("libvirt chooses the port, or hands the server over without one.")
                        .solve("Set the port 5900, or ask virsh domdisplay while the machine runs and start it with: "
                                + "{0} -p PORT", memory)
                        .saw("graphics@port", server.get().port().text().orElse("not there"))
                        .remedy(Remedy.edit(domain, draft -> {
                            draft.root().set(SERVER + "@port", USUAL_PORT).set(SERVER + "@autoport", "no");
                            draft.root().set(SERVER + "/listen@type", "address")
                                    .set(SERVER + "/listen@address", "127.0.0.1");
                        }, "Use port 5900 of this host"));
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
