// SPDX-License-Identifier: EPL-2.0
package org.vitrine.app.internal.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.vitrine.core.Connection;
import org.vitrine.core.Machine;
import org.vitrine.core.Machines;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;

/**
 * Ends a demo that ends by itself: its machine is forced off and its connection closed in the background, then the window
 * closes without a question.
 *
 * @param window the demo's window
 */
record DemoEnd(IWorkbenchWindow window) {
    /** A start that was cancelled may still be on its way. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int PAUSE_MS = 100;

    void run() {
        Machines machines = window.getService(Machines.class);
        Job.getJobManager().cancel(null);
        Job.createSystem("Ending the demo", monitor -> {
            machines.embedded().ifPresent(DemoEnd::stop);
            window.getWorkbench().getDisplay().asyncExec(this::close);
        }).schedule();
    }

    private static void stop(Connection connection) {
        Instant end = Instant.now().plus(PATIENCE);
        try {
            while (connection.state() == Connection.State.OPENING && Instant.now().isBefore(end)) {
                Thread.sleep(PAUSE_MS);
            }
            for (List<Machine> left = running(connection); !left.isEmpty()
                    && Instant.now().isBefore(end); left = running(connection)) {
                for (Machine machine : left) {
                    machine.forceOff(Progress.NONE);
                }
                Thread.sleep(PAUSE_MS);
            }
        } catch (VitrineException e) {
            ILog.get().error("The demo's machine was not ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.close();
    }

    private static List<Machine> running(Connection connection) {
        return connection.machines().stream().filter(machine -> switch (machine.state()) {
            case RUNNING, PAUSED, SUSPENDED, SHUTTING_DOWN -> true;
            case SHUT_OFF, CRASHED, GONE -> false;
        }).toList();
    }

    private void close() {
        Optional.ofNullable(window.getActivePage()).ifPresent((IWorkbenchPage page) -> page.closeAllEditors(false));
        window.getWorkbench().close();
    }
}
