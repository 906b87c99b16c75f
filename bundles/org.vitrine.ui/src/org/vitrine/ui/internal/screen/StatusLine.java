// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.screen;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.vitrine.display.Screen;

/** The line below a screen: where the keyboard goes on the left, the picture's size, rate and way on the right. */
final class StatusLine {
    /** Pictures only, no input: what the display calls its fallback. */
    private static final String SCREENSHOT = "screenshot";
    private final Composite line;
    private final CLabel hint;
    private final Label facts;

    StatusLine(Composite parent) {
        line = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(6, 3).spacing(12, 0).applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        // shortens what has no room
        hint = new CLabel(line, SWT.NONE);
        hint.setMargins(0, 0, 0, 0);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(hint);
        facts = new Label(line, SWT.NONE);
        facts.setAlignment(SWT.RIGHT);
    }

    /**
     * Shows what holds now.
     *
     * @param here whether the screen is above the line, and not in a window of its own
     */
    void show(Screen screen, boolean here) {
        String keys = here ? hint(screen) : "";
        String picture = facts(screen);
        if (!keys.equals(hint.getText()) || !picture.equals(facts.getText())) {
            hint.setText(keys);
            facts.setText(picture);
            line.layout();
        }
    }

    /** Where the keyboard is, and how to change that. */
    static String hint(Screen screen) {
        if (screen.state() != Screen.State.LIVE) {
            return "";
        }
        if (screen.isPaused()) {
            return Messages.Hint_paused;
        }
        if (!takesKeys(screen)) {
            return Messages.Hint_picturesOnly;
        }
        return screen.isGrabbed() ? Messages.Hint_grabbed : Messages.Hint_free;
    }

    /** Whether this way to the screen takes keys, or only shows. */
    static boolean takesKeys(Screen screen) {
        return screen.state() != Screen.State.LIVE || screen.connector().filter(SCREENSHOT::equals).isEmpty();
    }

    /** The picture's size, rate and way; empty while there is none. */
    static String facts(Screen screen) {
        if (screen.state() != Screen.State.LIVE) {
            return "";
        }
        List<String> words = new ArrayList<>();
        if (screen.heads() > 1) {
            words.add(NLS.bind(Messages.Facts_head, screen.head() + 1, screen.heads()));
        }
        screen.guestSize().ifPresent(size -> words.add(size.x + " \u00d7 " + size.y));
        words.add(NLS.bind(Messages.Facts_rate, Math.round(screen.frameRate())));
        screen.connector().ifPresent(words::add);
        return String.join("  \u00b7  ", words);
    }
}
