// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machine;

import java.util.Arrays;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.vitrine.core.Machine;
import org.vitrine.ui.VitrineUi;
import org.vitrine.ui.internal.OnUi;
import org.vitrine.ui.internal.Problems;

/** Opens Screen views, one for each monitor of a machine. */
public final class ScreenViews {

    private ScreenViews() {
    }

    /** Shows the view of the machine's first monitor and activates it. To be called on the UI thread. */
    public static void show(IWorkbenchWindow window, Machine machine) {
        show(window, machine, 0);
    }

    /** Shows the view of one of the machine's monitors and activates it. To be called on the UI thread. */
    public static void show(IWorkbenchWindow window, Machine machine, int head) {
        IWorkbenchPage page = window.getActivePage();
        if (page == null) {
            return;
        }
        closeEarlierLives(page, machine);
        try {
            page.showView(VitrineUi.SCREEN_VIEW, new ScreenId(machine.uuid(), head).secondary(),
                    IWorkbenchPage.VIEW_ACTIVATE);
        } catch (PartInitException e) {
            Problems.show(NLS.bind(Messages.Job_showScreen, machine.name()), String.valueOf(e.getMessage()));
        }
    }

    /** As {@link #show}, from any thread; returns at once. */
    public static void showLater(IWorkbenchWindow window, Machine machine) {
        OnUi.later(window.getShell(), () -> show(window, machine));
    }

    /** A document without a UUID gets a new one at each start: views of its former machines would pile up. */
    private static void closeEarlierLives(IWorkbenchPage page, Machine machine) {
        Arrays.stream(page.getViewReferences()).filter(view -> VitrineUi.SCREEN_VIEW.equals(view.getId()))
                .filter(view -> isEarlierLife(view, machine)).forEach(page::hideView);
    }

    private static boolean isEarlierLife(IViewReference view, Machine machine) {
        @Nullable
        Machine shown = Adapters.adapt(view.getView(false), Machine.class);
        return shown != null && shown.state() == Machine.State.GONE && shown.name().equals(machine.name())
                && !shown.uuid().equals(machine.uuid());
    }
}
