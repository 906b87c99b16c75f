// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.qxl.internal;

import java.util.Optional;
import java.util.Set;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.domain.Element;
import org.vitrine.provider.ConnectionInfo;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;

/** QXL-009: whether a fixed port is free, now and beside the host's other machines. */
final class Port {

    private Port() {
    }

    static Finding evaluate(Situation s, Element graphics) {
        Optional<Integer> fixed = new Listen(graphics).port();
        // the listener of a running machine is the machine itself
        if (fixed.isEmpty() || s.connection().filter(ConnectionInfo::live).isPresent()) {
            return Finding.notApplicable();
        }
        int port = fixed.get();
        Set<Integer> listening = s.host().ports().listening().optional().orElse(Set.of());
        if (listening.contains(port)) {
            return wayOut(s, graphics, Finding.block("Port {0} is taken", port)
                    .because(
                            "Somebody listens on it already: this machine itself if it runs, else its QEMU will not start.")
                    .saw("/proc/net/tcp", "LISTEN on " + port).saw("graphics@port", port));
        }
        Optional<Domain> other = s.others().stream().filter(domain -> wants(domain, port)).findFirst();
        if (other.isPresent()) {
            return wayOut(s, graphics, Finding.warn("Another machine wants port {0} too", port)
                    .because("{0} and this machine cannot run at the same time.",
                            other.get().name().orElse("The other"))
                    .saw("graphics@port", port));
        }
        return Finding.pass("Port {0} is free", port).saw("/proc/net/tcp", "nobody listens on " + port);
    }

    private static boolean wants(Domain domain, int port) {
        return domain.devices("graphics")
                .anyMatch(graphics -> new Listen(graphics).port().filter(p -> p == port).isPresent());
    }

    private static Finding wayOut(Situation s, Element graphics, Finding finding) {
        Domain domain = s.domain().orElseThrow();
        return finding.about(graphics).solve("Let libvirt choose a free port, or listen on a unix socket.")
                .remedy(Remedy.edit(domain, draft -> choose(draft, graphics), "Let libvirt choose a free port"))
                .remedy(Remedy.edit(domain, draft -> Listen.onSocket(draft.at(graphics)), "Listen on a unix socket"));
    }

    private static void choose(Draft draft, Element graphics) {
        draft.at(graphics).clear("@port").set("@autoport", "yes");
    }
}
