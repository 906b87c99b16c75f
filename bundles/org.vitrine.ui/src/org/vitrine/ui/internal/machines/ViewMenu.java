// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import java.util.function.Consumer;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;

/**
 * The view's own menu: in which order machines stand.
 *
 * @param options what is chosen in it
 * @param changed called after another choice
 */
record ViewMenu(Options options, Runnable changed) {

    void fill(IMenuManager menu) {
        menu.add(toggle(Messages.Menu_group, options.isGrouped(), options::grouped));
        menu.add(toggle(Messages.Menu_byState, options.isByState(), options::byState));
    }

    private Action toggle(String text, boolean isOn, Consumer<Boolean> set) {
        Action action = new Action(text, IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                set.accept(isChecked());
                changed.run();
            }
        };
        action.setChecked(isOn);
        return action;
    }
}
