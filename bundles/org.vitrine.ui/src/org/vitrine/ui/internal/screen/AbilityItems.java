// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.screen;

import java.util.Optional;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.vitrine.display.Ability;
import org.vitrine.display.Screen;
import org.vitrine.display.UsbSharing;
import org.vitrine.host.Text;

/**
 * What the way to a screen can do beside the picture, as items of a menu.
 *
 * @param shell  above which they say what is missing
 * @param title  the machine's name
 * @param screen whose
 */
record AbilityItems(Shell shell, String title, Screen screen) {

    /** Adds those that there are now. */
    void addTo(IMenuManager menu) {
        screen.abilities().forEach(ability -> menu.add(item(ability)));
        screen.usb().ifPresent(ports -> menu.add(usb(ports)));
    }

    private IAction item(Ability ability) {
        String text = text(ability.kind());
        String label = ability.obstacle().isPresent() ? NLS.bind(Messages.Ability_missing, text) : text;
        Action action = new Action(label, IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                screen.use(ability.kind(), isChecked());
                ability.obstacle().ifPresent(why -> tell(text, why));
            }
        };
        action.setChecked(ability.on());
        return action;
    }

    private IAction usb(UsbSharing ports) {
        return new Action(Messages.Ability_usb) {
            @Override
            public void run() {
                Optional<Text> obstacle = ports.obstacle();
                obstacle.ifPresentOrElse(why -> tell(Messages.Usb_title, why),
                        () -> new UsbDialog(shell, title, ports).open());
            }
        };
    }

    private void tell(String heading, Text what) {
        MessageDialog.openInformation(shell, heading, what.toString());
    }

    private static String text(Ability.Kind kind) {
        return switch (kind) {
            case CLIPBOARD -> Messages.Ability_clipboard;
            case SOUND -> Messages.Ability_sound;
            case RESIZE_GUEST -> Messages.Ability_resize;
            case VIEW_ONLY -> Messages.Ability_viewOnly;
        };
    }
}
