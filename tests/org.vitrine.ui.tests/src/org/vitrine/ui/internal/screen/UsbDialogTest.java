// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitrine.display.UsbSharing;
import org.vitrine.host.Text;
import org.vitrine.ui.internal.endtoend.EventLoop;
import org.vitrine.ui.internal.support.Controls;
import org.vitrine.ui.internal.support.Workbench;

/** The dialog of USB devices, with devices that the test says are plugged in. */
class UsbDialogTest {
    private static final UsbSharing.Device STICK = new UsbSharing.Device("SanDisk Cruzer Blade [0781:5567] at 1-4",
            false,
            Optional.empty());
    private static final UsbSharing.Device CAMERA = new UsbSharing.Device("Logitech HD Webcam C920 [046d:082d] at 1-5",
            true, Optional.empty());
    private static final UsbSharing.Device KEYBOARD = new UsbSharing.Device("Chicony Keyboard [04f2:0402] at 1-2",
            false,
            Optional.of(Text.of("All USB channels are in use.")));
    private final Shell parent = new Shell(Display.getCurrent());
    private final Ports ports = new Ports();
    private final UsbDialog dialog = new UsbDialog(parent, "guest", ports);

    /** Answers when the test does. */
    private static final class Ports implements UsbSharing {
        private List<Device> devices = List.of();
        private final List<String> asked = new ArrayList<>();
        private Consumer<Optional<Text>> waiting = problem -> {
            // nobody asked yet
        };

        @Override
        public Optional<Text> obstacle() {
            return Optional.empty();
        }

        @Override
        public List<Device> devices() {
            return devices;
        }

        @Override
        public void share(Device device, boolean yes, Consumer<Optional<Text>> done) {
            asked.add(device.name() + " " + yes);
            waiting = done;
        }
    }

    @BeforeEach
    void open() {
        dialog.setBlockOnOpen(false);
    }

    @AfterEach
    void close() {
        dialog.close();
        parent.dispose();
    }

    private Table table() {
        return Controls.all(dialog.getShell(), Table.class).findFirst().orElseThrow();
    }

    private List<String> rows() {
        return Arrays.stream(table().getItems()).map(item -> (item.getChecked() ? "x " : "- ") + item.getText())
                .toList();
    }

    private void tick(int row, boolean yes) {
        TableItem item = table().getItem(row);
        item.setChecked(yes);
        Event event = new Event();
        event.item = item;
        event.detail = SWT.CHECK;
        table().notifyListeners(SWT.Selection, event);
    }

    private void says(String part) {
        assertTrue(Objects.requireNonNullElse(dialog.getMessage(), "").contains(part), dialog::getMessage);
    }

    @Test
    void withoutDevicesItSaysWhatToDoAndShowsOneThatIsPluggedIn() {
        dialog.open();
        assertFalse(table().isVisible());
        assertTrue(Controls.all(dialog.getShell(), Label.class)
                .anyMatch(label -> label.isVisible() && label.getText().equals(Messages.Usb_none)));
        ports.devices = List.of(STICK);
        EventLoop.until("the device appears", Workbench.SOON, () -> table().isVisible());
        assertEquals(List.of("- " + STICK.name()), rows());
        ports.devices = List.of();
        EventLoop.until("the device goes", Workbench.SOON, () -> !table().isVisible());
    }

    @Test
    void devicesAreGivenAndTakenBackByTheirTicks() {
        ports.devices = List.of(STICK, CAMERA, KEYBOARD);
        dialog.open();
        assertEquals(List.of("- " + STICK.name(), "x " + CAMERA.name(),
                "- " + KEYBOARD.name() + " \u2013 All USB channels are in use."), rows());

        tick(0, true);
        says("Giving " + STICK.name());
        ports.waiting.accept(Optional.of(Text.of("The device stays where it is: nobody may open it.")));
        says("nobody may open it");
        assertEquals("- " + STICK.name(), rows().getFirst());

        tick(1, false);
        says("Taking " + CAMERA.name());
        ports.devices = List.of(STICK, KEYBOARD);
        ports.waiting.accept(Optional.empty());
        says(Messages.Usb_message);
        assertEquals(2, table().getItemCount());

        tick(1, true);
        says("All USB channels are in use");
        assertFalse(table().getItem(1).getChecked());
        assertEquals(List.of(STICK.name() + " true", CAMERA.name() + " false"), ports.asked);
    }
}
