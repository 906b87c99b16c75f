// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.workbench;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.dialogs.MessageDialogWithToggle;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.IWorkbenchWindow;
import org.vitrine.core.Machine;
import org.vitrine.core.Machines;
import org.vitrine.core.VitrineException;
import org.vitrine.ui.internal.MonitorProgress;
import org.vitrine.ui.internal.Problems;
import org.vitrine.ui.internal.connection.Connections;
import org.vitrine.ui.internal.machine.Operation;
import org.vitrine.ui.internal.preferences.Settings;
import org.vitrine.ui.internal.preferences.Settings.Quitting;

/**
 * Asks what becomes of machines of the embedded driver when a person quits: they would go on without the workbench, and
 * nobody would see them.
 *
 * @param machines knows what runs
 */
record QuitGuard(Machines machines) implements IWorkbenchListener {

    @Override
    public boolean preShutdown(IWorkbench workbench, boolean forced) {
        new Connections(machines).remember();
        List<Machine> running = machines.embedded().stream().flatMap(embedded -> embedded.machines().stream())
                .filter(machine -> Operation.FORCE_OFF.applies(machine.state())).toList();
        if (forced || running.isEmpty()) {
            return true;
        }
        return switch (Settings.quitting()) {
            case LEAVE -> true;
            case STOP -> stop(workbench, running);
            case ASK -> ask(workbench, running);
        };
    }

    @Override
    public void postShutdown(IWorkbench workbench) {
        // machines go on or are off by now
    }

    private static boolean ask(IWorkbench workbench, List<Machine> running) {
        @Nullable
        IWorkbenchWindow window = workbench.getActiveWorkbenchWindow();
        @Nullable
        Shell shell = window == null ? null : window.getShell();
        String names = running.stream().map(Machine::name).collect(Collectors.joining(", "));
        var dialog = new MessageDialogWithToggle(shell, Messages.Quit_title, null,
                NLS.bind(Messages.Quit_question, names),
                MessageDialog.QUESTION,
                new String[]{Messages.Quit_leave, Messages.Quit_stop, IDialogConstants.CANCEL_LABEL}, 0,
                Messages.Quit_toggle, false);
        dialog.open();
        Quitting chosen = chosen(dialog.getReturnCode());
        if (chosen != Quitting.ASK && dialog.getToggleState()) {
            Settings.quitting(chosen);
        }
        return switch (chosen) {
            case LEAVE -> true;
            case STOP -> stop(workbench, running);
            case ASK -> false;
        };
    }

    /** Buttons of this dialog have ids of their own choosing, counted from {@code IDialogConstants.INTERNAL_ID}. */
    private static Quitting chosen(int button) {
        return switch (button - IDialogConstants.INTERNAL_ID) {
            case 0 -> Quitting.LEAVE;
            case 1 -> Quitting.STOP;
            default -> Quitting.ASK;
        };
    }

    private static boolean stop(IWorkbench workbench, List<Machine> running) {
        try {
            workbench.getProgressService().busyCursorWhile(monitor -> stop(running, monitor));
            return true;
        } catch (InvocationTargetException e) {
            Problems.show(Messages.Quit_title, String.valueOf(e.getMessage()));
            return false;
        } catch (InterruptedException e) {
            return false; // cancelled: the person stays
        }
    }

    private static void stop(List<Machine> running, IProgressMonitor monitor) throws InvocationTargetException {
        SubMonitor progress = SubMonitor.convert(monitor, Messages.Quit_stopping, running.size());
        for (Machine machine : running) {
            try {
                machine.forceOff(new MonitorProgress(progress.split(1)));
            } catch (VitrineException e) {
                throw new InvocationTargetException(e, e.text().toString());
            }
        }
    }
}
