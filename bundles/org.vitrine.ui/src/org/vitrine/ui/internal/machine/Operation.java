// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machine;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialogWithToggle;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.vitrine.core.Machine;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.ui.internal.Background;
import org.vitrine.ui.internal.OnUi;
import org.vitrine.ui.internal.preferences.Settings;

/** What can be done with a machine; the same in menus, the toolbar and the Screen view. */
public enum Operation {
    /** Starts it and shows its screen. */
    START,
    /** Asks the guest to shut down. */
    SHUT_DOWN,
    /** Ends it at once. */
    FORCE_OFF,
    /** Stops it in its tracks. */
    PAUSE,
    /** Lets it go on. */
    RESUME,
    /** Opens its Screen view. */
    SHOW_SCREEN,
    /** Opens its definition in the Domain editor. */
    EDIT;

    /** Whether it makes sense for a machine in this state. */
    public boolean applies(Machine.State state) {
        return switch (this) {
            case START -> state == Machine.State.SHUT_OFF || state == Machine.State.CRASHED;
            case SHUT_DOWN, PAUSE -> state == Machine.State.RUNNING;
            case FORCE_OFF -> switch (state) {
                case RUNNING, PAUSED, SHUTTING_DOWN, SUSPENDED -> true;
                case SHUT_OFF, CRASHED, GONE -> false;
            };
            case RESUME -> state == Machine.State.PAUSED;
            case SHOW_SCREEN, EDIT -> state != Machine.State.GONE;
        };
    }

    /** Does it in the background, after a confirmation where one is due. To be called on the UI thread. */
    public void perform(IWorkbenchWindow window, Machine machine) {
        if (this == SHOW_SCREEN) {
            ScreenViews.show(window, machine);
        } else if (this == EDIT) {
            edit(window, machine);
        } else if (this != FORCE_OFF || confirmed(window, machine)) {
            Background.run(NLS.bind(title(), machine.name()), progress -> perform(window, machine, progress));
        }
    }

    private static void edit(IWorkbenchWindow window, Machine machine) {
        @Nullable
        IWorkbenchPage page = window.getActivePage();
        if (page != null) {
            MachineXml.open(page, machine);
        }
    }

    private void perform(IWorkbenchWindow window, Machine machine, Progress progress) throws VitrineException {
        switch (this) {
            case START -> {
                change(machine, progress);
                ScreenViews.showLater(window, machine);
            }
            case SHUT_DOWN, FORCE_OFF, PAUSE, RESUME -> change(machine, progress);
            case SHOW_SCREEN -> ScreenViews.showLater(window, machine);
            case EDIT -> OnUi.later(window.getShell(), () -> edit(window, machine));
        }
    }

    /** Whether it brings a machine into another state. */
    boolean changes() {
        return this != SHOW_SCREEN && this != EDIT;
    }

    /**
     * Brings a machine into another state, on this thread.
     *
     * @throws VitrineException when it does not go there
     */
    void change(Machine machine, Progress progress) throws VitrineException {
        switch (this) {
            case START -> machine.start(progress);
            case SHUT_DOWN -> machine.shutDown(progress);
            case FORCE_OFF -> machine.forceOff(progress);
            case PAUSE -> machine.pause(progress);
            case RESUME -> machine.resume(progress);
            case SHOW_SCREEN, EDIT -> throw new IllegalStateException(name());
        }
    }

    /** What it is while it is done; takes whom it is done to. */
    String title() {
        return switch (this) {
            case START -> Messages.Job_start;
            case SHUT_DOWN -> Messages.Job_shutDown;
            case FORCE_OFF -> Messages.Job_forceOff;
            case PAUSE -> Messages.Job_pause;
            case RESUME -> Messages.Job_resume;
            case SHOW_SCREEN -> Messages.Job_showScreen;
            case EDIT -> Messages.Job_readXml;
        };
    }

    private static boolean confirmed(IWorkbenchWindow window, Machine machine) {
        if (!Settings.confirmsForceOff()) {
            return true;
        }
        var answer = MessageDialogWithToggle.openOkCancelConfirm(window.getShell(), Messages.ForceOff_title,
                NLS.bind(Messages.ForceOff_question, machine.name()), Messages.ForceOff_toggle, false, null, null);
        if (answer.getReturnCode() != IDialogConstants.OK_ID) {
            return false;
        }
        if (answer.getToggleState()) {
            Settings.confirmsForceOff(false);
        }
        return true;
    }
}
