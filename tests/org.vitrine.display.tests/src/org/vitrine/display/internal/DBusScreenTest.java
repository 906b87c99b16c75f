// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Composite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.core.Machine;
import org.vitrine.display.Screen;
import org.vitrine.display.Screen.Scale;
import org.vitrine.display.Screen.State;
import org.vitrine.display.gtk.internal.Gtk;
import org.vitrine.display.gtk.internal.NativeLibraries;
import org.vitrine.display.x11.internal.XWindow;

/** The way by D-Bus. */
final class DBusScreenTest extends LiveScreenContract {

    DBusScreenTest(@TempDir Path folder) throws IOException {
        super(Qemu.startDBus(folder));
    }

    @Override
    String connector() {
        return "dbus";
    }

    @Override
    Qemu another(Path folder) throws IOException {
        return Qemu.startDBus(folder);
    }

    @Override
    Fake machine(Qemu process) {
        return process.dbusMachine();
    }

    @Test
    void eachMonitorIsAScreenOfItsOwn() {
        Screen first = live();
        Screen second = window.open(qemu.dbusMachine(), 1, "screenshot", "spice");
        window.until(second, State.LIVE);
        assertEquals(2, second.heads());
        assertEquals(1, second.head());
        assertEquals(State.LIVE, first.state());
        // nothing drives the second adapter: QEMU says so in a picture of its own
        window.until(() -> !second.guestSize().equals(first.guestSize()), () -> "both show " + first.guestSize());
    }

    @Test
    void twoViewsOfOneMonitorBothShowIt() {
        Screen first = live();
        Screen second = window.open(qemu.dbusMachine(), 0, "screenshot", "spice");
        window.until(second, State.LIVE);
        untilWritten(second);
        List<State> lost = new ArrayList<>();
        for (Screen each : List.of(first, second)) {
            each.onChange(() -> lost.add(each.state()));
        }
        window.until(() -> first.frameRate() > 0 && second.frameRate() > 0,
                () -> first.frameRate() + " and " + second.frameRate());
        window.run(1500);
        window.until(() -> first.frameRate() > 0 && second.frameRate() > 0,
                () -> "later " + first.frameRate() + " and " + second.frameRate());
        assertFalse(lost.contains(State.LOST), lost::toString);
        first.dispose();
        window.run(1500);
        window.until(() -> second.frameRate() > 0, () -> "the end of one was the end of the other");
        assertEquals(State.LIVE, second.state());
    }

    @Test
    void aMonitorThatIsNotThereIsNone() {
        Screen third = window.open(qemu.dbusMachine(), 2, "screenshot", "spice");
        window.until(third, State.NONE);
        assertTrue(third.message().toString().contains("no monitor 3"), third.message().toString());
    }

    @Test
    void aHiddenViewGetsNothingAndComesBack() {
        Screen screen = live();
        window.view().setVisible(false);
        window.run(1500);
        window.until(() -> screen.frameRate() == 0, () -> "a hidden view still gets frames");
        window.run(1500);
        assertEquals(0, screen.frameRate(), "a hidden view got frames again");
        assertEquals(State.LIVE, screen.state(), screen.message()::toString);
        ImageData before = screen.picture().orElseThrow();
        window.view().setVisible(true);
        window.until(() -> screen.frameRate() > 0, () -> "no frames after the view was shown again");
        assertEquals(before.width, screen.picture().orElseThrow().width);
        assertEquals(State.LIVE, screen.state());
    }

    /** The picture then has an X window of its own. */
    @Test
    void inItsOriginalSizeItIsSeenAndTakesKeysAndThePointerToo() {
        Gtk gtk = NativeLibraries.load(Gtk.LIBRARY, Gtk.class);
        Screen screen = live();
        screen.scale(Scale.ORIGINAL);
        Composite view = (Composite) screen.control();
        window.until(() -> Arrays.stream(view.getChildren())
                .anyMatch(one -> one.isVisible() && XWindow.of(gtk, one).isPresent()), () -> "it has no window");
        window.until(() -> isWritten(window.pixels()), () -> "the window shows no letters");
        try (Input input = new Input()) {
            window.until(() -> {
                input.click(window.view().toDisplay(400, 300));
                window.run(200);
                return screen.isGrabbed() && qemu.saw("input_event_btn con .*, button left, down 1");
            }, () -> "the click did not reach the guest: " + qemu.log());
            window.until(() -> {
                input.keys('a');
                window.run(200);
                return qemu.saw("input_event_key_.*down.*");
            }, () -> "the key did not reach the guest: " + qemu.log());
            input.keys(Input.CONTROL, Input.ALT);
            window.until(() -> !screen.isGrabbed(), () -> "Ctrl+Alt did not take the keyboard back");
        }
    }

    @Test
    void aBusOrAnotherHostIsRefusedWithWhatToDo() {
        Screen screen = window.open(new Fake("<graphics type='dbus' address='unix:path=/x'/>", Machine.State.RUNNING),
                "screenshot", "spice");
        window.until(screen, State.NONE);
        assertTrue(screen.message().toString().contains("p2p='yes'"), screen.message().toString());
    }
}
