// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.libvfio.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;
import org.vitrine.host.Probe;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;

/** LVF-010: arcd opens /usr/local/bin/looking-glass-client and scream (src/libvfio/control/introspection.nim). */
@Component(service = Check.class)
public final class ClientCheck extends LibvfioCheck {
    private static final List<String> PROGRAMS = List.of("/usr/local/bin/looking-glass-client",
            "/usr/local/bin/scream");

    /** The check. */
    public ClientCheck() {
        super("LVF-010", "Can arcd open the guest's screen?", PROGRAMS.stream().map(Probe::path).toArray(Probe[]::new));
    }

    @Override
    Finding answer(Arcd arcd) {
        if (!arcd.hasLookingGlass()) {
            return Finding.notApplicable();
        }
        List<String> missing = PROGRAMS.stream().filter(path -> arcd.host().entry(path).optional().isEmpty()).toList();
        if (missing.isEmpty()) {
            return Finding.pass("Looking Glass and Scream are where arcd looks").saw(PROGRAMS.getFirst(), "there");
        }
        return Finding.warn("arcd will not open the guest's screen or sound").about(arcd.place("introspect"))
                .because(
                        "It starts programs at fixed paths, with the options of Looking Glass B4, and {0} is not there.",
                        String.join(" and ", missing))
                .solve("Install them there, or start the client by hand: looking-glass-client -f /dev/shm/kvmfr-UUID.")
                .saw(missing.getFirst(), "not there");
    }
}
