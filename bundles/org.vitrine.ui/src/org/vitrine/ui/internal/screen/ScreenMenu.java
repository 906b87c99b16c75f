// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.screen;

import java.util.List;
import java.util.Map;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.osgi.util.NLS;
import org.vitrine.display.Screen;
import org.vitrine.display.Screen.Scale;
import org.vitrine.ui.internal.machine.ScreenViews;

/** The Screen view's menu, made anew each time it opens: how large, where, which monitor, keys, and what can be kept. */
final class ScreenMenu {
    private static final Map<Scale, String> SCALES = Map.of(Scale.FIT, Messages.Scale_fit, Scale.ORIGINAL,
            Messages.Scale_original, Scale.INTEGER, Messages.Scale_integer);
    private final ScreenView view;

    ScreenMenu(ScreenView view) {
        this.view = view;
    }

    /** Fills the menu of the view whenever it is to be shown. */
    void fill(IMenuManager menu) {
        menu.setRemoveAllWhenShown(true);
        menu.addMenuListener(shown -> view.screen().ifPresent(screen -> fill(shown, screen)));
        // a menu without items is not offered
        menu.add(new Separator());
    }

    private void fill(IMenuManager menu, Screen screen) {
        boolean live = screen.state() == Screen.State.LIVE;
        menu.add(sizes(screen));
        menu.add(fullScreen());
        menu.add(view.isElsewhere()
                ? action(Messages.Window_back, true, view::bringBack)
                : action(Messages.Action_ownWindow, true, view::detach));
        if (screen.heads() > 1) {
            menu.add(heads(screen));
        }
        menu.add(new Separator());
        MenuManager keys = new MenuManager(Messages.Menu_keys);
        KeyCombination.all().forEach(
                one -> keys.add(action(one.label(), live, () -> screen.sendKeys(one.keySyms()))));
        menu.add(keys);
        menu.add(new Separator());
        new AbilityItems(view.getSite().getShell(), view.getPartName(), screen).addTo(menu);
        menu.add(new Separator());
        menu.add(action(Messages.Action_screenshot, live, view::saveScreenshot));
        menu.add(action(Messages.Action_copyScreenshot, live, view::copyScreenshot));
        menu.add(action(Messages.Action_saveRate, view.hasRate(), view::saveRate));
    }

    private IContributionItem sizes(Screen screen) {
        MenuManager sizes = new MenuManager(Messages.Menu_size);
        for (Scale scale : Scale.values()) {
            IAction action = new Action(SCALES.get(scale), IAction.AS_RADIO_BUTTON) {
                @Override
                public void run() {
                    if (isChecked()) {
                        view.scale(scale);
                    }
                }
            };
            action.setChecked(screen.scale() == scale);
            sizes.add(action);
        }
        return sizes;
    }

    private IContributionItem fullScreen() {
        MenuManager monitors = new MenuManager(Messages.Menu_fullScreen);
        List<String> names = Monitors.of(view.getSite().getShell()).names();
        for (int i = 0; i < names.size(); i++) {
            int number = i;
            monitors.add(action(names.get(i), true, () -> view.fullScreen(number)));
        }
        return monitors;
    }

    private IContributionItem heads(Screen screen) {
        MenuManager heads = new MenuManager(Messages.Menu_heads);
        for (int i = 0; i < screen.heads(); i++) {
            int head = i;
            heads.add(action(NLS.bind(Messages.Menu_head, i + 1), i != screen.head(), () -> show(head)));
        }
        heads.add(new Separator());
        heads.add(action(Messages.Menu_allHeads, true, () -> {
            for (int head = 0; head < screen.heads(); head++) {
                show(head);
            }
        }));
        return heads;
    }

    private void show(int head) {
        view.machine().ifPresent(machine -> ScreenViews.show(view.getSite().getWorkbenchWindow(), machine, head));
    }

    private static IAction action(String text, boolean enabled, Runnable does) {
        Action action = new Action(text) {
            @Override
            public void run() {
                does.run();
            }
        };
        action.setEnabled(enabled);
        return action;
    }
}
