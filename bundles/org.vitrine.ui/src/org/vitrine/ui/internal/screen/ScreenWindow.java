// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.screen;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.vitrine.display.Screen;

/**
 * A window of its own for a screen, perhaps as large as a monitor. The line with its keys lies over a full screen's picture at
 * first, whenever the keyboard is not the guest's (then Esc leaves), and while the machine is paused. Closing the window
 * brings the screen back.
 */
final class ScreenWindow {
    private static final int SHOWN_MS = 4000;

    /**
     * Which kind of window.
     *
     * @param title   of the window
     * @param monitor the place of the monitor that it fills; empty for a window
     * @param keys    sends keys, for the window's own button
     */
    record Kind(String title, Optional<Rectangle> monitor, SendKeys keys) {
    }

    private final Shell shell;
    private final Screen screen;
    private final Kind kind;
    private final Runnable closed;
    private final WindowBar bar;
    private final Listener keys = this::key;
    private final Listener first = this::activated;
    private boolean fresh = true;

    ScreenWindow(Shell beside, Screen screen, Kind kind, Runnable closed) {
        this.screen = screen;
        this.kind = kind;
        this.closed = closed;
        shell = new Shell(beside.getDisplay(), SWT.SHELL_TRIM);
        shell.setText(kind.title());
        shell.setImages(beside.getImages());
        bar = new WindowBar(shell, kind, this::leave);
        screen.control().setParent(shell);
        bar.control().moveAbove(screen.control());
        shell.addListener(SWT.Resize, e -> arrange());
        shell.addListener(SWT.Close, this::close);
        shell.getDisplay().addFilter(SWT.KeyDown, keys);
        shell.addListener(SWT.Dispose, e -> shell.getDisplay().removeFilter(SWT.KeyDown, keys));
    }

    boolean isDisposed() {
        return shell.isDisposed();
    }

    /** Whether it fills a monitor. */
    boolean isFullScreen() {
        return kind.monitor().isPresent();
    }

    Shell shell() {
        return shell;
    }

    /** Shows it; a full screen gives the keyboard to the guest. */
    void open() {
        Rectangle area = kind.monitor().orElseGet(this::comfortable);
        shell.setBounds(area);
        shell.setFullScreen(isFullScreen());
        shell.open();
        shell.forceActive();
        screen.control().setFocus();
        if (isFullScreen()) {
            screen.grab();
            shell.addListener(SWT.Activate, first);
        }
        shell.getDisplay().timerExec(SHOWN_MS, this::settled);
        update();
    }

    /** The window manager gives the focus later, and SWT then gives it to what had it before. */
    private void activated(Event event) {
        shell.removeListener(SWT.Activate, first);
        shell.getDisplay().asyncExec(() -> {
            if (!isDisposed()) {
                screen.grab();
            }
        });
    }

    /** As large as the guest's picture with the line above it, where there is room for that. */
    private Rectangle comfortable() {
        Rectangle room = shell.getMonitor().getClientArea();
        Point picture = screen.guestSize().orElse(new Point(room.width * 2 / 3, room.height * 2 / 3));
        Rectangle trim = shell.computeTrim(0, 0, picture.x, picture.y + bar.height());
        int width = Math.min(trim.width, room.width * 9 / 10);
        int height = Math.min(trim.height, room.height * 9 / 10);
        return new Rectangle(room.x + (room.width - width) / 2, room.y + (room.height - height) / 2, width, height);
    }

    private void settled() {
        fresh = false;
        update();
    }

    /** Shows what holds now. */
    void update() {
        if (!isDisposed()) {
            bar.show(screen);
            boolean visible = !isFullScreen() || fresh || !screen.isGrabbed() || screen.isPaused();
            if (bar.control().getVisible() != visible) {
                bar.control().setVisible(visible);
            }
            arrange();
        }
    }

    /** In a window the line is above the picture, on a full screen over its upper edge. */
    private void arrange() {
        Rectangle area = shell.getClientArea();
        int width = isFullScreen() ? Math.min(bar.width(), area.width) : area.width;
        bar.control().setBounds((area.width - width) / 2, 0, width, bar.height());
        Control picture = screen.control();
        if (!picture.isDisposed() && picture.getParent() == shell) {
            int top = isFullScreen() ? 0 : bar.height();
            picture.setBounds(0, top, area.width, Math.max(0, area.height - top));
        }
    }

    private void key(Event event) {
        boolean here = event.widget instanceof Control control && control.getShell() == shell;
        if (here && !screen.isGrabbed() && isFullScreen() && (event.keyCode == SWT.ESC || event.keyCode == SWT.F11)) {
            event.doit = false;
            event.type = SWT.None;
            shell.getDisplay().asyncExec(this::leave);
        }
    }

    private void leave() {
        closed.run();
    }

    private void close(Event event) {
        event.doit = false;
        leave();
    }

    /** Moves the screen to where it came from. */
    void giveBack(Composite home) {
        if (!screen.control().isDisposed()) {
            screen.control().setParent(home);
        }
    }

    void dispose() {
        if (!isDisposed()) {
            shell.dispose();
        }
    }
}
