// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.connection;

import java.util.List;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.vitrine.core.Connection;
import org.vitrine.core.Machines;
import org.vitrine.core.VitrineException;
import org.vitrine.ui.internal.Background;
import org.vitrine.ui.internal.MonitorProgress;
import org.vitrine.ui.internal.preferences.Settings;

/**
 * Opens and closes connections in the background, and remembers across restarts which ones are open.
 *
 * @param machines knows them
 */
public record Connections(Machines machines) {

    /** Opens one because a person asked for it; a failure is told in a dialog. */
    public static void open(Connection connection) {
        Background.run(NLS.bind(Messages.Job_open, connection.label()), connection::open);
    }

    /** Closes one; its machines go on. */
    public static void close(Connection connection) {
        Background.run(NLS.bind(Messages.Job_close, connection.label()), progress -> connection.close());
    }

    /**
     * Opens those that were open last time, and the embedded driver, whose machines live on without the workbench and want
     * to be taken over. Nobody asked, so a failure only shows in the Hosts view.
     */
    public void reopen() {
        List<String> wanted = Settings.openConnections();
        machines.connections().stream().filter(connection -> connection.kind() == Connection.Kind.EMBEDDED
                || wanted.contains(connection.uri())).forEach(Connections::openQuietly);
    }

    private static void openQuietly(Connection connection) {
        Job.create(NLS.bind(Messages.Job_open, connection.label()), monitor -> {
            try {
                connection.open(new MonitorProgress(monitor));
            } catch (VitrineException e) {
                // the connection is FAILED now and says why wherever it is shown
            }
        }).schedule();
    }

    /** Remembers which connections are open. */
    public void remember() {
        Settings.openConnections(machines.connections().stream()
                .filter(connection -> connection.state() == Connection.State.OPEN).map(Connection::uri).toList());
    }
}
