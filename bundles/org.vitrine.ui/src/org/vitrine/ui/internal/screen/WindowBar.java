// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.screen;

import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.vitrine.display.Screen;
import org.vitrine.ui.internal.screen.BriefLabel.Words;

/** The line of a screen's own window: which keys do what, keys to be sent, and the way back. */
final class WindowBar {
    private final Composite line;
    private final ScreenWords words;
    private final boolean full;

    WindowBar(Shell shell, ScreenWindow.Kind kind, Runnable leave) {
        full = kind.monitor().isPresent();
        line = new Composite(shell, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(8, 3).spacing(12, 0).applyTo(line);
        words = new ScreenWords(line);
        ToolBarManager tools = new ToolBarManager(SWT.FLAT);
        tools.add(kind.keys());
        tools.createControl(line);
        Button back = new Button(line, SWT.PUSH);
        back.setText(full ? Messages.Window_leaveFullScreen : Messages.Window_back);
        back.addListener(SWT.Selection, e -> leave.run());
    }

    Composite control() {
        return line;
    }

    int height() {
        return line.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
    }

    int width() {
        return line.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
    }

    /** Shows what holds now. */
    void show(Screen screen) {
        if (words.say(hint(screen), StatusLine.facts(screen), StatusLine.more(screen))) {
            line.layout(true, true);
        }
    }

    private Words hint(Screen screen) {
        if (!full) {
            return StatusLine.hint(screen);
        }
        if (screen.isPaused()) {
            return screen.isGrabbed()
                    ? new Words(Messages.Hint_fullPausedGrabbed, Messages.Brief_fullGrabbed)
                    : new Words(Messages.Hint_fullPaused, Messages.Brief_full);
        }
        if (!StatusLine.takesKeys(screen)) {
            return new Words(Messages.Hint_fullPictures, Messages.Brief_full);
        }
        return screen.isGrabbed()
                ? new Words(Messages.Hint_fullGrabbed, Messages.Brief_fullGrabbed)
                : new Words(Messages.Hint_fullFree, Messages.Brief_full);
    }
}
