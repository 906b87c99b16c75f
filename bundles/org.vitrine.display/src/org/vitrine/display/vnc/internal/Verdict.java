// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.vnc.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.display.server.internal.Certificates;
import org.vitrine.host.Text;

/** Why a connection ended, from all that happened to it. */
final class Verdict {
    private final String machine;
    private boolean opened;
    private boolean withCertificates;
    private Optional<String> refusal = Optional.empty();

    Verdict(String machine) {
        this.machine = machine;
    }

    /** The server let us in. */
    void opened() {
        opened = true;
    }

    /** The server wanted to know this. */
    void wanted(List<Credential> credentials) {
        withCertificates |= credentials.contains(Credential.CLIENT_NAME);
    }

    /** The server did not believe it. */
    void refused(String why) {
        refusal = Optional.of(why);
    }

    /** @param error gtk-vnc's words, which may be none */
    Text why(String error) {
        String words = error.isBlank() ? "" : " (" + error.strip() + ")";
        if (refusal.isPresent()) {
            return Text.of("The VNC server of {0} did not accept the password ({1}).", machine, refusal.get());
        }
        if (opened) {
            return Text.of("The connection to the screen of {0} has ended{1}.", machine, words);
        }
        if (withCertificates) {
            return Text
                    .of("The certificate of the VNC server of {0} cannot be trusted{1}: put that of its authority into"
                            + " {2}.", machine, words, Certificates.PLACES);
        }
        return Text.of("The VNC server of {0} cannot be reached{1}.", machine, words);
    }
}
