// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.util.Optional;

import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.vitrine.core.Host;
import org.vitrine.host.PciAddress;
import org.vitrine.ui.VitrineUi;
import org.vitrine.ui.internal.Problems;

/** Opens reports. For the UI thread. */
public final class HostReports {

    private HostReports() {
    }

    /** Opens a host's report, or brings it to the front, and selects one of its functions if one is named. */
    public static void open(IWorkbenchPage page, Host host, Optional<PciAddress> device) {
        HostInput input = HostInput.of(host, device);
        try {
            IEditorPart editor = page.openEditor(input, VitrineUi.HOST_REPORT);
            if (editor instanceof HostReportEditor report && device.isPresent()) {
                report.select(device.get());
            }
        } catch (PartInitException e) {
            Problems.show(input.getName(), String.valueOf(e.getMessage()));
        }
    }
}
