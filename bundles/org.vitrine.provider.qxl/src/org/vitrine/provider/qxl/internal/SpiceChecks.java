// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.qxl.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.provider.Check;
import org.vitrine.provider.ConnectionInfo;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Told;
import org.vitrine.provider.Verdict;

/**
 * Checks of a domain's SPICE server, asked once a domain. Not here is QXL-006 (a white window in virt-viewer 11 with OpenGL):
 * it hangs on the viewer, and which one a person uses shows neither in the domain nor on the host.
 */
final class SpiceChecks {
    /** Reports that the agent's channel is missing. */
    static final String AGENT = "QXL-008";
    // QEMU 10.1 encodes OpenGL frames for the network: ui/spice, "Enable gl=on option for non-local or remote clients"
    private static final int FIRST_MAJOR = 10;
    private static final int FIRST_MINOR = 1;

    private SpiceChecks() {
    }

    static List<Check> all() {
        return List.of(Check.ofDomain("QXL-004", "Can this SPICE server use OpenGL?", ofServer(SpiceChecks::gl)),
                Check.ofDomain("QXL-005", "Can viewers reach the SPICE server?", ofServer(SpiceChecks::reach)),
                Check.ofDomain("QXL-007", "Does this host's QEMU have SPICE and QXL?", Offered::evaluate),
                Check.ofDomain(AGENT, "Can the SPICE agent be reached?", ofServer(SpiceChecks::agent)),
                Check.ofDomain("QXL-009", "Is the SPICE port free?", ofServer(Port::evaluate)),
                Check.ofDomain("QXL-010", "Is the screen closed to the network?", OpenScreen::evaluate));
    }

    /** Asks about the SPICE server of a domain that has one. */
    private static Function<Situation, Finding> ofServer(BiFunction<Situation, Element, Finding> answer) {
        return s -> s.domain().filter(domain -> !s.isWindow()).flatMap(domain -> domain.find(SpiceFields.GRAPHICS))
                .map(graphics -> answer.apply(s, graphics)).orElseGet(Finding::notApplicable);
    }

    private static Finding gl(Situation s, Element graphics) {
        Domain domain = s.domain().orElseThrow();
        Listen listen = new Listen(graphics);
        if (!graphics.is("gl@enable", "yes")) {
            return Finding.notApplicable();
        }
        if (!listen.isNetwork()) {
            return Finding.pass("The SPICE server with OpenGL is local").saw("listen@type", listen.type());
        }
        String version = s.host().qemu().version().optional().orElse("0");
        Finding finding = encodesGl(version)
                ? Finding.warn("OpenGL over the network is new in SPICE")
                        .because("QEMU before {0}.{1} refuses it; this one is {2}.", FIRST_MAJOR, FIRST_MINOR, version)
                : Finding.block("SPICE with OpenGL cannot listen on the network")
                        .because(
                                "QEMU ends with \"SPICE GL support is local-only for now and incompatible with -spice port\".");
        return finding.about(graphics)
                .solve("Listen on a unix socket, or leave OpenGL to <graphics type='egl-headless'>.")
                .saw("gl@enable", "yes").saw("listen@type", listen.type())
                .remedy(Remedy.edit(domain, draft -> Listen.onSocket(draft.at(graphics)), "Listen on a unix socket"))
                .remedy(Remedy.edit(domain, draft -> draft.at(graphics).clear("gl"), "Take OpenGL away"));
    }

    private static boolean encodesGl(String version) {
        String[] parts = version.split("\\.");
        int major = Integer.parseInt(parts[0]);
        int minor = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
        return major > FIRST_MAJOR || major == FIRST_MAJOR && minor >= FIRST_MINOR;
    }

    /** A server of type none is reached only through a file descriptor that libvirt hands over on the machine's own host. */
    private static Finding reach(Situation s, Element graphics) {
        if (!new Listen(graphics).knownType().equals("none")) {
            return Finding.notApplicable();
        }
        if (s.connection().filter(ConnectionInfo::local).isPresent()) {
            return Finding.pass("libvirt hands the screen over to viewers on this host").saw("listen@type", "none");
        }
        Verdict verdict = s.connection().isPresent() ? Verdict.WARN : Verdict.INFO;
        return Finding.of(verdict, "Only viewers that get the screen from libvirt reach it").about(graphics)
                .because("A server that listens on nothing is handed over by libvirt on the machine's own host only.")
                .solve("Listen on a unix socket for other viewers on the host, and for those that come by SSH.")
                .saw("listen@type", graphics.get("listen@type").orElse("not there: none"))
                .saw("connection", s.connection().map(ConnectionInfo::uri).orElse("none told"))
                .remedy(Remedy.edit(s.domain().orElseThrow(), draft -> Listen.onSocket(draft.at(graphics)),
                        "Listen on a unix socket"));
    }

    private static Finding agent(Situation s, Element graphics) {
        Domain domain = s.domain().orElseThrow();
        Optional<String> unnamed = domain.find("/devices/channel[@type='spicevmc']/target[@type='virtio']")
                .filter(target -> target.get("@name").isEmpty()).map(target -> Agent.NAME);
        if (unnamed.isPresent() || Agent.need().isMet(domain)) {
            return Finding.pass("The agent has its channel");
        }
        Told.isAll(s);
        return Finding.warn("The guest will have no shared clipboard and will not follow the window's size")
                .about(graphics)
                .because("Both go through the SPICE agent, and there is no channel to it.")
                .solve("Add the channel, and install spice-vdagent in the guest (in Windows the SPICE guest tools).")
                .saw("channel/target@name", "no " + Agent.NAME)
                .remedy(Remedy.edit(domain, Agent.need()::make, "Add the agent's channel"));
    }
}
