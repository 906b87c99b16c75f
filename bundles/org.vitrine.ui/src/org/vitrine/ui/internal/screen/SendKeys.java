// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.screen;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuCreator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.vitrine.ui.internal.Icons;

/** A click sends Ctrl+Alt+Del; the arrow beside it offers the other combinations. */
final class SendKeys extends Action implements IMenuCreator {
    private final Consumer<KeyCombination> send;
    private @Nullable Menu menu;

    SendKeys(Consumer<KeyCombination> send) {
        super(Messages.Action_sendKeys, IAction.AS_DROP_DOWN_MENU);
        this.send = send;
        setImageDescriptor(Icons.KEYS.descriptor());
        setMenuCreator(this);
    }

    @Override
    public void run() {
        send.accept(KeyCombination.CTRL_ALT_DEL);
    }

    @Override
    public Menu getMenu(Control parent) {
        return fill(new Menu(parent));
    }

    @Override
    public Menu getMenu(Menu parent) {
        return fill(new Menu(parent));
    }

    private Menu fill(Menu made) {
        dispose();
        menu = made;
        List<KeyCombination> all = KeyCombination.all();
        for (KeyCombination keys : all) {
            MenuItem item = new MenuItem(made, SWT.PUSH);
            item.setText(keys.label());
            item.addListener(SWT.Selection, event -> send.accept(keys));
        }
        return made;
    }

    @Override
    public void dispose() {
        Menu old = menu;
        menu = null;
        if (old != null) {
            old.dispose();
        }
    }
}
