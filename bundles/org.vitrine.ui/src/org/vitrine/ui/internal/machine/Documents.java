// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machine;

import java.util.Optional;

import org.vitrine.core.Connection;
import org.vitrine.core.Machine;
import org.vitrine.core.Machines;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.host.Text;
import org.vitrine.ui.internal.preferences.Settings;

/** Machines that are only a document: where they run, and which machine a document became. */
public record Documents(Machines machines) {

    /**
     * The connection that runs them: the preferred one, or the embedded driver.
     *
     * @throws VitrineException when there is none
     */
    public Connection connection() throws VitrineException {
        String uri = Settings.filesConnection();
        if (!uri.isEmpty()) {
            return machines.connection(uri);
        }
        Optional<Connection> embedded = machines.embedded();
        if (embedded.isPresent()) {
            return embedded.get();
        }
        machines.connection("qemu:///session"); // says it when libvirt is missing
        throw new VitrineException(Text.of("libvirt has no embedded QEMU driver here. "
                + "Install libvirt-daemon-driver-qemu, or choose another connection for files in the preferences."));
    }

    /** The machine that was started from this document and still is there: the one of its UUID, or else of its name. */
    public Optional<Machine> machine(Domain domain) {
        Optional<Connection> connection = known();
        Optional<String> uuid = domain.get("/uuid");
        Optional<String> name = domain.name();
        return connection.flatMap(c -> c.machines().stream()
                .filter(machine -> uuid.isPresent()
                        ? machine.uuid().equals(uuid.get())
                        : name.filter(machine.name()::equals).isPresent())
                .filter(machine -> machine.state() != Machine.State.GONE).findFirst());
    }

    private Optional<Connection> known() {
        String uri = Settings.filesConnection();
        return uri.isEmpty()
                ? machines.embedded()
                : machines.connections().stream().filter(connection -> connection.uri().equals(uri)).findFirst();
    }
}
