// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal;

import org.eclipse.core.runtime.IProgressMonitor;
import org.vitrine.core.Progress;
import org.vitrine.host.Text;

/**
 * Shows the services' progress where Eclipse shows a job's, and hands its cancel to them.
 *
 * @param monitor the job's monitor
 */
public record MonitorProgress(IProgressMonitor monitor) implements Progress {

    @Override
    public void now(Text doing) {
        monitor.subTask(doing.toString());
    }

    @Override
    public boolean isCancelled() {
        return monitor.isCanceled();
    }
}
