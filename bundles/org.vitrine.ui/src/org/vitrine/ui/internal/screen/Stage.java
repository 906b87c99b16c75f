// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.screen;

import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.vitrine.display.Screen;

/** Where a view's screen is: in the view, in a window of its own, or on a whole monitor; and what the view says meanwhile. */
final class Stage {
    private final Composite home;
    private Optional<Screen> screen = Optional.empty();
    private Optional<ScreenWindow> window = Optional.empty();

    Stage(Composite parent) {
        home = new Composite(parent, SWT.NONE);
        home.setLayout(new FillLayout());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(home);
        home.addListener(SWT.Dispose, e -> window.ifPresent(ScreenWindow::dispose));
    }

    Composite control() {
        return home;
    }

    /** Shows a screen that was opened in {@link #control()}. */
    void show(Screen opened) {
        screen = Optional.of(opened);
        for (Control child : home.getChildren()) {
            if (child != opened.control()) {
                child.dispose();
            }
        }
        home.layout();
    }

    /** Says a sentence while there is no screen. */
    void say(String sentence) {
        Composite centre = centre();
        Label label = new Label(centre, SWT.WRAP | SWT.CENTER);
        label.setText(sentence);
        GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).grab(true, true).applyTo(label);
        home.layout();
    }

    private Composite centre() {
        Composite centre = new Composite(home, SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(24, 24).applyTo(centre);
        return centre;
    }

    /** The window that the screen is in; empty while it is in the view. */
    Optional<ScreenWindow> window() {
        return window.filter(one -> !one.isDisposed());
    }

    /** Moves the screen to a window, which brings it back when it closes. Nothing without a screen. */
    void moveTo(ScreenWindow.Kind kind) {
        Optional<Screen> moved = screen;
        moved.ifPresent(one -> {
            bringBack();
            ScreenWindow made = new ScreenWindow(home.getShell(), one, kind, this::bringBack);
            window = Optional.of(made);
            sayWhere();
            made.open();
        });
    }

    private void sayWhere() {
        Composite centre = centre();
        Link link = new Link(centre, SWT.NONE);
        link.setText(Messages.Stage_elsewhere);
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.CENTER).grab(true, true).applyTo(link);
        link.addListener(SWT.Selection, e -> bringBack());
        home.layout();
    }

    /** Brings the screen back into the view. */
    void bringBack() {
        Optional<ScreenWindow> left = window;
        window = Optional.empty();
        left.ifPresent(one -> {
            if (!home.isDisposed()) {
                for (Control child : home.getChildren()) {
                    child.dispose();
                }
                one.giveBack(home);
                home.layout();
            }
            one.dispose();
        });
    }
}
