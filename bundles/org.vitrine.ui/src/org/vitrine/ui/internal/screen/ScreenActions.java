// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.screen;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.ui.IActionBars;
import org.vitrine.core.Machine;
import org.vitrine.display.Screen;
import org.vitrine.ui.internal.Icons;
import org.vitrine.ui.internal.machine.Operation;

/** The Screen view's toolbar: life cycle of its machine, keys, and a screenshot. */
final class ScreenActions {
    private final ScreenView view;
    private final Map<Operation, Action> operations = new EnumMap<>(Operation.class);
    private final SendKeys keys;
    private final Action fullScreen;
    private final Action ownWindow;
    private final Action screenshot;

    ScreenActions(ScreenView view) {
        this.view = view;
        operation(Operation.START, Messages.Action_start, Icons.START);
        operation(Operation.PAUSE, Messages.Action_pause, Icons.PAUSE);
        operation(Operation.RESUME, Messages.Action_resume, Icons.RESUME);
        operation(Operation.SHUT_DOWN, Messages.Action_shutDown, Icons.SHUT_DOWN);
        operation(Operation.FORCE_OFF, Messages.Action_forceOff, Icons.FORCE_OFF);
        keys = new SendKeys(view::send);
        fullScreen = action(Messages.Action_fullScreen, Icons.FULL_SCREEN, view::fullScreen);
        ownWindow = action(Messages.Action_ownWindow, Icons.OWN_WINDOW, view::detach);
        screenshot = action(Messages.Action_screenshot, Icons.SCREENSHOT, view::saveScreenshot);
    }

    private void operation(Operation operation, String text, Icons icon) {
        operations.put(operation, action(text, icon, () -> view.machine()
                .ifPresent(machine -> operation.perform(view.getSite().getWorkbenchWindow(), machine))));
    }

    private static Action action(String text, Icons icon, Runnable does) {
        Action action = new Action(text, icon.descriptor()) {
            @Override
            public void run() {
                does.run();
            }
        };
        action.setToolTipText(text);
        return action;
    }

    /** Fills the view's toolbar. */
    void fill(IActionBars bars) {
        IToolBarManager tools = bars.getToolBarManager();
        operations.values().forEach(tools::add);
        tools.add(new Separator());
        tools.add(keys);
        tools.add(screenshot);
        tools.add(new Separator());
        tools.add(ownWindow);
        tools.add(fullScreen);
        new ScreenMenu(view).fill(bars.getMenuManager());
        bars.updateActionBars();
    }

    /** Enables what makes sense now. */
    void enable() {
        Optional<Machine.State> state = view.machine().map(Machine::state);
        operations.forEach((operation, action) -> action.setEnabled(state.filter(operation::applies).isPresent()));
        boolean live = view.screen().filter(screen -> screen.state() == Screen.State.LIVE).isPresent();
        keys.setEnabled(live);
        screenshot.setEnabled(live);
        ownWindow.setEnabled(view.screen().isPresent());
        fullScreen.setEnabled(view.screen().isPresent());
    }
}
