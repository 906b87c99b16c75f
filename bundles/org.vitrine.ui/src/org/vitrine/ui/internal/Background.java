// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.vitrine.core.CancelledException;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;

/**
 * Work away from the UI thread, with its name, progress and cancel in the Progress view and the status line. What it cannot
 * do is told in a dialog with the service's own sentence; a cancelled one ends in silence.
 */
public final class Background extends Job {
    private final Work work;

    /** What is to be done. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does it, on a background thread.
         *
         * @throws VitrineException when it cannot be done; its sentence is shown
         */
        void run(Progress progress) throws VitrineException;
    }

    /**
     * Work to be scheduled.
     *
     * @param name what it does, for the Progress view
     */
    public Background(String name, Work work) {
        super(name);
        this.work = work;
    }

    /** Starts work at once. */
    public static void run(String name, Work work) {
        new Background(name, work).schedule();
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        monitor.beginTask(getName(), IProgressMonitor.UNKNOWN);
        try {
            work.run(new MonitorProgress(monitor));
            return Status.OK_STATUS;
        } catch (CancelledException e) {
            return Status.CANCEL_STATUS;
        } catch (VitrineException e) {
            Problems.show(getName(), e.text().toString());
            return Status.OK_STATUS;
        } finally {
            monitor.done();
        }
    }
}
