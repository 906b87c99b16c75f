// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.screen;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.vitrine.display.Screen;
import org.vitrine.ui.internal.screen.BriefLabel.Words;

/** The line below a screen: where the keyboard goes on the left, the picture's size, rate and way on the right. */
final class StatusLine {
    /** Pictures only, no input: what the display calls its fallback. */
    private static final String SCREENSHOT = "screenshot";
    private final Composite line;
    private final ScreenWords words;

    StatusLine(Composite parent) {
        line = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(6, 3).applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        words = new ScreenWords(line);
    }

    /**
     * Shows what holds now.
     *
     * @param here whether the screen is above the line, and not in a window of its own
     */
    void show(Screen screen, boolean here) {
        if (words.say(here ? hint(screen) : Words.NONE, facts(screen), more(screen))) {
            line.layout(true, true);
        }
    }

    /** Where the keyboard is, and how to change that. */
    static Words hint(Screen screen) {
        if (screen.state() != Screen.State.LIVE) {
            return Words.NONE;
        }
        if (screen.isPaused()) {
            return new Words(Messages.Hint_paused, Messages.Brief_paused);
        }
        if (!takesKeys(screen)) {
            return new Words(Messages.Hint_picturesOnly, Messages.Brief_picturesOnly);
        }
        return screen.isGrabbed()
                ? new Words(Messages.Hint_grabbed, Messages.Brief_grabbed)
                : new Words(Messages.Hint_free, Messages.Brief_free);
    }

    /** Why it is shown in this way, and not in a better one; empty while a sentence stands in the picture's place. */
    static String more(Screen screen) {
        return screen.state() == Screen.State.LIVE ? screen.message().toString() : "";
    }

    /** Whether this way to the screen takes keys, or only shows. */
    static boolean takesKeys(Screen screen) {
        return screen.state() != Screen.State.LIVE || screen.connector().filter(SCREENSHOT::equals).isEmpty();
    }

    /** The picture's size, rate and way; empty while there is none. */
    static Words facts(Screen screen) {
        if (screen.state() != Screen.State.LIVE) {
            return Words.NONE;
        }
        List<String> words = new ArrayList<>();
        if (screen.heads() > 1) {
            words.add(NLS.bind(Messages.Facts_head, screen.head() + 1, screen.heads()));
        }
        screen.guestSize().ifPresent(size -> words.add(size.x + " \u00d7 " + size.y));
        String rate = NLS.bind(Messages.Facts_rate, Math.round(screen.frameRate()));
        words.add(rate);
        screen.connector().ifPresent(words::add);
        return new Words(String.join("  \u00b7  ", words), rate);
    }
}
