// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import java.util.Optional;

import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.vitrine.core.Host;
import org.vitrine.core.Machine;
import org.vitrine.host.PciAddress;
import org.vitrine.provider.Subject;
import org.vitrine.ui.VitrineUi;
import org.vitrine.ui.internal.Problems;

/** Opens the Device Monitor for something that other views show. For the UI thread. */
public final class MonitorViews {

    private MonitorViews() {
    }

    /** Shows a host, and the figures of one of its devices. */
    public static void show(IWorkbenchPage page, Host host, Optional<PciAddress> device) {
        show(page, new Source.OfHost(host), device.map(Subject::gpu));
    }

    /** Shows the figures of a machine. */
    public static void show(IWorkbenchPage page, Machine machine) {
        show(page, new Source.OfConnection(machine.connection()),
                Optional.of(Subject.machine(machine.uuid(), machine.name())));
    }

    private static void show(IWorkbenchPage page, Source source, Optional<Subject> subject) {
        try {
            if (page.showView(VitrineUi.MONITOR_VIEW) instanceof MonitorView view) {
                view.reveal(source.id(), subject.map(Key::subject));
            }
        } catch (PartInitException e) {
            Problems.show(Messages.View_title, String.valueOf(e.getMessage()));
        }
    }
}
