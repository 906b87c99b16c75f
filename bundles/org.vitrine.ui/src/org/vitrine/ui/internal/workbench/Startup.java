// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.workbench;

import java.util.stream.Stream;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.vitrine.core.Machines;

/** Takes away what a broken-off run left, and watches over machines for as long as the workbench runs, in any Eclipse too. */
public final class Startup implements IStartup {
    private static final int CALM_MS = 50;

    @Override
    public void earlyStartup() {
        IWorkbench workbench = PlatformUI.getWorkbench();
        workbench.getDisplay().asyncExec(() -> {
            Stream.of(workbench.getWorkbenchWindows()).flatMap(window -> Stream.of(window.getPages()))
                    .forEach(LostEditors::close);
            watch(workbench);
        });
    }

    private static void watch(IWorkbench workbench) {
        Machines machines = workbench.getService(Machines.class);
        workbench.addWorkbenchListener(new QuitGuard(machines));
        // commands are asked anew whether they make sense when a machine changes, not only when the selection does
        IEventBroker events = workbench.getService(IEventBroker.class);
        Job asking = Job.createSystem(UIEvents.REQUEST_ENABLEMENT_UPDATE_TOPIC,
                (ICoreRunnable) monitor -> events.post(UIEvents.REQUEST_ENABLEMENT_UPDATE_TOPIC,
                        UIEvents.ALL_ELEMENT_ID));
        // once for all of what a busy host tells at a time
        machines.onChange(() -> asking.schedule(CALM_MS));
    }
}
