// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vitrine.core.Connection;
import org.vitrine.core.Machine;
import org.vitrine.core.Machines;
import org.vitrine.core.Progress;
import org.vitrine.display.Screen;
import org.vitrine.display.Screen.Scale;
import org.vitrine.ui.VitrineUi;
import org.vitrine.ui.internal.endtoend.EventLoop;
import org.vitrine.ui.internal.endtoend.Keyboard;
import org.vitrine.ui.internal.machine.ScreenId;
import org.vitrine.ui.internal.machine.ScreenViews;
import org.vitrine.ui.internal.support.Controls;
import org.vitrine.ui.internal.support.Pictures;
import org.vitrine.ui.internal.support.Workbench;

/** The Screen view of a machine of libvirt's test driver, whose screen is one picture. */
class ScreenViewTest {
    private static final String URI = "test:///default";
    private static final String EXCLUDED = "vitrine.screen.excluded";
    private final String excluded = System.getProperty(EXCLUDED, "");

    @RegisterExtension
    final Workbench workbench = new Workbench();

    @BeforeEach
    void allowScreenshots() {
        System.setProperty(EXCLUDED, "");
    }

    @AfterEach
    void end() throws Exception {
        System.setProperty(EXCLUDED, excluded);
        workbench.service(Machines.class).forget(URI);
    }

    private Machine machine() throws Exception {
        workbench.service(Machines.class).save(URI, "test");
        Connection connection = workbench.service(Machines.class).connection(URI);
        connection.open(Progress.NONE);
        return connection.machines().getFirst();
    }

    private ScreenView open(Machine machine) {
        ScreenViews.show(workbench.window(), machine);
        ScreenView view = (ScreenView) Objects.requireNonNull(workbench.page().findViewReference(VitrineUi.SCREEN_VIEW,
                new ScreenId(machine.uuid(), 0).secondary()).getView(true));
        try {
            EventLoop.until("the screen is live", Workbench.SOON,
                    () -> view.screen().filter(one -> one.state() == Screen.State.LIVE).isPresent());
        } catch (AssertionError e) {
            throw new AssertionError(view.screen().map(Screen::message).toString(), e);
        }
        workbench.page().setPartState(workbench.page().getReference(view), IWorkbenchPage.STATE_RESTORED);
        return view;
    }

    private static Screen screen(ScreenView view) {
        return view.screen().orElseThrow();
    }

    private Shell windowOf(ScreenView view) {
        return screen(view).control().getShell();
    }

    @Test
    void theSizeIsRememberedForTheMachine() throws Exception {
        Machine machine = machine();
        ScreenView view = open(machine);
        assertEquals(Scale.FIT, screen(view).scale());
        view.scale(Scale.ORIGINAL);
        assertEquals(Scale.ORIGINAL, screen(view).scale());
        workbench.page().hideView(view);
        ScreenView again = open(machine);
        assertEquals(Scale.ORIGINAL, screen(again).scale());
        again.scale(Scale.FIT);
    }

    @Test
    void aPausedMachineIsSaid() throws Exception {
        Machine machine = machine();
        ScreenView view = open(machine);
        assertFalse(screen(view).isPaused());
        view.detach();
        machine.pause(Progress.NONE);
        EventLoop.until("the window says it", Workbench.SOON, () -> says(windowOf(view), Messages.Hint_paused));
        machine.resume(Progress.NONE);
        EventLoop.until("it goes on", Workbench.SOON, () -> says(windowOf(view), Messages.Hint_picturesOnly));
        view.bringBack();
    }

    @Test
    void whyItIsShownInThisWayIsInTheTipOfItsLine() throws Exception {
        ScreenView view = open(machine());
        String why = screen(view).message().toString();
        EventLoop.until("the tip tells it", Workbench.SOON, () -> Controls.all(windowOf(view), CLabel.class)
                .anyMatch(line -> (Messages.Hint_picturesOnly + "\n" + why).equals(line.getToolTipText())));
    }

    private static boolean says(Shell window, String hint) {
        return Controls.all(window, CLabel.class).anyMatch(line -> line.isVisible() && hint.equals(line.getText()));
    }

    @Test
    void aWindowOfItsOwnAndBack() throws Exception {
        ScreenView view = open(machine());
        Shell home = windowOf(view);
        view.detach();
        Shell window = windowOf(view);
        assertNotEquals(home, window);
        assertTrue(view.isElsewhere());
        EventLoop.until("the window shows the picture", Workbench.SOON,
                () -> window.isVisible() && screen(view).control().getSize().x > 100);
        assertEquals(Screen.State.LIVE, screen(view).state());
        EventLoop.run(Duration.ofMillis(1200));
        Pictures.take(window, "screen-window");
        window.close();
        assertEquals(home, windowOf(view));
        assertTrue(window.isDisposed());
        assertFalse(view.isElsewhere());
        EventLoop.until("the view shows the picture again", Workbench.SOON,
                () -> screen(view).control().isVisible() && screen(view).control().getSize().x > 100);
        view.detach();
        Link back = Controls.all(home, Link.class).filter(Link::isVisible).findFirst().orElseThrow();
        back.notifyListeners(SWT.Selection, new Event());
        assertEquals(home, windowOf(view));
    }

    @Test
    void aWindowGoesWithItsView() throws Exception {
        ScreenView view = open(machine());
        view.detach();
        Shell window = windowOf(view);
        workbench.page().hideView(view);
        EventLoop.run(Duration.ofMillis(100));
        assertTrue(window.isDisposed());
    }

    @Test
    void aWholeMonitorIsLeftByTheKeyThatIsShown() throws Exception {
        ScreenView view = open(machine());
        Shell home = windowOf(view);
        view.fullScreen(0);
        Shell window = windowOf(view);
        Rectangle monitor = Display.getCurrent().getMonitors()[0].getBounds();
        EventLoop.until("it fills the monitor", Workbench.SOON,
                () -> window.getSize().equals(new Point(monitor.width, monitor.height))
                        && screen(view).control().getSize().equals(window.getSize()));
        assertTrue(Controls.all(window, CLabel.class)
                .anyMatch(label -> label.isVisible() && label.getText().contains("Esc")), "the key is not shown");
        EventLoop.run(Duration.ofMillis(300));
        Pictures.take(window, "screen-full");
        try (Keyboard keyboard = new Keyboard()) {
            keyboard.type("Escape");
            EventLoop.until("Esc leaves", Workbench.SOON, () -> windowOf(view) == home);
        }
        assertTrue(window.isDisposed());
    }

    @Test
    void aFullScreenIsPutOntoTheMonitorThatWasChosen() throws Exception {
        ScreenView view = open(machine());
        Composite home = screen(view).control().getParent();
        var planted = new Rectangle(300, 200, 640, 480);
        List<Rectangle> places = new ArrayList<>();
        ScreenWindow window = new ScreenWindow(workbench.window().getShell(), screen(view),
                new ScreenWindow.Kind("planted", Optional.of(planted), new SendKeys(keys -> {
                    // none are sent
                })), () -> {
                    // it is not left by hand
                });
        window.shell().addListener(SWT.Resize, event -> places.add(window.shell().getBounds()));
        window.open();
        // the window manager fills the monitor that the window is on
        assertEquals(planted, places.getFirst());
        window.giveBack(home);
        window.dispose();
    }

    @Test
    void aTabSaysWhichMonitorItIs() throws Exception {
        Machine machine = machine();
        ScreenViews.show(workbench.window(), machine, 1);
        var view = Objects.requireNonNull(workbench.page().findViewReference(VitrineUi.SCREEN_VIEW,
                new ScreenId(machine.uuid(), 1).secondary()));
        assertTrue(view.getTitleToolTip().startsWith("test (monitor 2)\n"), view.getTitleToolTip());
        workbench.page().hideView(view);
    }

    @Test
    void thePictureGoesToTheClipboardAndItsRateIntoATable() throws Exception {
        ScreenView view = open(machine());
        view.copyScreenshot();
        Clipboard clipboard = new Clipboard(Display.getCurrent());
        try {
            ImageData copied = (ImageData) clipboard.getContents(ImageTransfer.getInstance());
            assertNotNull(copied);
            assertEquals(screen(view).guestSize().orElseThrow(), new Point(copied.width, copied.height));
        } finally {
            clipboard.dispose();
        }
        EventLoop.until("a second of it is noted", Workbench.SOON, view::hasRate);
    }

    @Test
    void theMenuOffersSizesMonitorsAndKeys() throws Exception {
        ScreenView view = open(machine());
        MenuManager bar = (MenuManager) view.getViewSite().getActionBars().getMenuManager();
        Menu menu = bar.createContextMenu(view.getViewSite().getShell());
        menu.notifyListeners(SWT.Show, new Event());
        String texts = String.join("|", Arrays.stream(menu.getItems()).map(MenuItem::getText).toList());
        assertEquals("Size|Full Screen|Show in Its Own Window||Send Keys||Save Screenshot\u2026|Copy Screenshot|"
                + "Save Picture Rate\u2026", texts);
        workbench.page().setPartState(workbench.page().getReference(view), IWorkbenchPage.STATE_MAXIMIZED);
        EventLoop.run(Duration.ofMillis(1200));
        Pictures.take(windowOf(view), "screen-view");
    }
}
