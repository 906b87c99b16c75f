// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.vitrine.core.Authenticator;
import org.vitrine.core.Machine;
import org.vitrine.display.Screen;
import org.vitrine.display.dbus.internal.DBusConnector;
import org.vitrine.display.server.internal.Passwords;
import org.vitrine.display.spice.internal.SpiceConnector;
import org.vitrine.display.vnc.internal.VncConnector;

/** A window with a menu and one view, and a service that opens screens in it; the test's thread is the UI thread. */
final class Window implements AutoCloseable {
    private static final int SECONDS = 30;
    private static final int STARTED_SECONDS = 180;
    private final Display display = Display.getDefault();
    private final Shell shell = new Shell(display);
    private final Composite view;
    private final ScreensService screens = new ScreensService();
    private final Passwords passwords = new Passwords();
    private final List<ScreenConnector> connectors = List.of(new ScreenshotConnector(), new SpiceConnector(passwords),
            new DBusConnector(), new VncConnector(passwords));

    Window() {
        Menu bar = new Menu(shell, SWT.BAR);
        shell.setMenuBar(bar);
        new MenuItem(bar, SWT.CASCADE).setText("&File");
        shell.setLayout(new FillLayout());
        shell.setBounds(10, 10, 800, 600);
        view = new Composite(shell, SWT.NONE);
        view.setLayout(new FillLayout());
        connectors.forEach(screens::addConnector);
        shell.open();
        shell.forceActive();
    }

    /** Gives the window another size. */
    void resize(Point size) {
        shell.setSize(size);
    }

    Display display() {
        return display;
    }

    Composite view() {
        return view;
    }

    /** What the view looks like on the display. */
    ImageData pixels() {
        Rectangle area = view.getBounds();
        Image image = new Image(display, area.width, area.height);
        GC gc = new GC(view);
        try {
            gc.copyArea(image, 0, 0);
            return image.getImageData();
        } finally {
            gc.dispose();
            image.dispose();
        }
    }

    Screen open(Machine machine, String... excluded) {
        return open(machine, 0, excluded);
    }

    Screen open(Machine machine, int head, String... excluded) {
        Screen screen = screens.open(view, machine, head, Set.of(excluded));
        view.layout();
        return screen;
    }

    /** Opens a screen by this connector alone. */
    Screen openBy(String connector, Machine machine) {
        return openBy(connector, machine, 0);
    }

    /** Opens the screen of a monitor by this connector alone. */
    Screen openBy(String connector, Machine machine, int head) {
        return open(machine, head, connectors.stream().map(ScreenConnector::id).filter(id -> !id.equals(connector))
                .toArray(String[]::new));
    }

    /** Who answers to servers that want a password. */
    void asksBy(Authenticator authenticator) {
        passwords.setAuthenticator(authenticator);
    }

    /** Lets the UI run until this is so. */
    void until(BooleanSupplier so, Supplier<?> otherwise) {
        until(SECONDS, so, otherwise);
    }

    /** Lets the UI run until this is so, and longer than others: a guest starts, on a host that is busy perhaps. */
    void untilStarted(BooleanSupplier so, Supplier<?> otherwise) {
        until(STARTED_SECONDS, so, otherwise);
    }

    private void until(int seconds, BooleanSupplier so, Supplier<?> otherwise) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!so.getAsBoolean() && System.nanoTime() < end) {
            turn();
        }
        assertTrue(so.getAsBoolean(), () -> String.valueOf(otherwise.get()));
    }

    void until(Screen screen, Screen.State state) {
        until(() -> screen.state() == state, () -> screen.state() + " instead of " + state + ": " + screen.message());
    }

    /** Lets the UI run for this time. */
    void run(int milliseconds) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        while (System.nanoTime() < end) {
            turn();
        }
    }

    private void turn() {
        if (!display.readAndDispatch()) {
            display.timerExec(10, () -> {
                // Wakes the display for another look.
            });
            display.sleep();
        }
    }

    @Override
    public void close() {
        shell.dispose();
        screens.close();
        run(200);
    }
}
