// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.ssh.internal;

import java.util.List;

import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/** Says in one sentence what ssh complained about. */
final class SshFaults {
    private static final String CHANGED = "HOST IDENTIFICATION HAS CHANGED";
    private static final String UNKNOWN = "Host key verification failed";

    private SshFaults() {
    }

    static VitrineException of(Destination destination, String complaint) {
        if (complaint.contains(CHANGED)) {
            return new VitrineException(Text.of(
                    "The host key of {0} has changed: it was installed anew, or somebody else "
                            + "answers in its place. Ask its owner; if it is right, run \"ssh-keygen -R {1}\" and try again.",
                    destination.id(), "'" + destination.known() + "'"));
        }
        if (complaint.contains(UNKNOWN)) {
            return new VitrineException(
                    Text.of("The host key of {0} is not known and was not accepted. Run \"{1}\" in a "
                            + "terminal to see and accept it, then try again.", destination.id(), destination.line()));
        }
        List<String> lines = complaint.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        String reason = lines.isEmpty() ? "the connection ended" : lines.getLast();
        return new VitrineException(Text.of(
                "{0} cannot be reached: {1}. Check that \"{2}\" works in a terminal, then try "
                        + "again.",
                destination.id(), reason.replaceFirst("^ssh: ", "").replaceFirst("[.\r]+$", ""),
                destination.line()));
    }
}
