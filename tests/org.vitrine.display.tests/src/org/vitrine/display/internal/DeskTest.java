// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.display.Ability.Kind;
import org.vitrine.display.Screen;
import org.vitrine.display.Screen.State;

/** Several monitors, the guest's size and the clipboard: with a guest that follows its monitors and has a SPICE agent. */
final class DeskTest {
    /** What the guest paints its first and its second monitor with (releng/guest/desk). */
    private static final int FIRST = 0x204080;
    private static final int SECOND = 0x802040;
    private static final String VIRTIO = "<video><model type='virtio' heads='2'/></video>";
    private static final String QXL = "<video><model type='qxl' heads='2'/></video>";
    private final Window window = new Window();
    private final List<String> broke = new ArrayList<>();
    private final Path folder;
    private final String guest = System.getProperty("vitrine.guest", "");

    DeskTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void needsTheGuest() {
        assumeFalse(guest.isEmpty(), "no demo guest");
    }

    @AfterEach
    void end() {
        window.close();
    }

    private Screen open(String connector, Fake machine, int head) {
        Screen screen = window.openBy(connector, machine, head);
        screen.onChange(() -> {
            if (screen.state() == State.LOST) {
                broke.add(screen.message().toString());
            }
        });
        return screen;
    }

    private void untilStarted(Qemu qemu) {
        window.untilStarted(() -> qemu.serial().contains("HEAD 0"), () -> "the guest did not start: " + qemu.serial());
    }

    private void untilPainted(Screen screen, int colour) {
        window.until(() -> screen.picture().filter(picture -> centre(picture) == colour).isPresent(),
                () -> screen.state() + " " + screen.guestSize() + " " + screen.message() + " "
                        + screen.picture().map(picture -> Integer.toHexString(centre(picture))) + " " + broke);
    }

    private static int centre(ImageData picture) {
        RGB colour = picture.palette.getRGB(picture.getPixel(picture.width / 2, picture.height / 2));
        return colour.red << 16 | colour.green << 8 | colour.blue;
    }

    private void follows(Screen screen) {
        screen.use(Kind.RESIZE_GUEST, true);
        window.until(() -> screen.guestSize().equals(Optional.of(screen.control().getSize())),
                () -> screen.guestSize() + " instead of " + screen.control().getSize());
        window.resize(new Point(980, 500));
        window.until(() -> screen.guestSize().equals(Optional.of(screen.control().getSize())),
                () -> screen.guestSize() + " instead of " + screen.control().getSize());
        assertTrue(screen.control().getSize().y < 500, "the window was not resized");
    }

    private String clipboard() {
        Clipboard clipboard = new Clipboard(window.display());
        try {
            return String.valueOf(clipboard.getContents(TextTransfer.getInstance()));
        } finally {
            clipboard.dispose();
        }
    }

    private void copy(String text) {
        Clipboard clipboard = new Clipboard(window.display());
        try {
            clipboard.setContents(new Object[]{text}, new Transfer[]{TextTransfer.getInstance()});
        } finally {
            clipboard.dispose();
        }
    }

    @Test
    void virtioHasAViewForEachMonitorAndTheAgentSharesTheClipboardAndTheSize() throws IOException {
        try (Qemu qemu = Qemu.startDesk(folder, Path.of(guest), "virtio-vga,max_outputs=2")) {
            Fake machine = qemu.machine(qemu.graphics() + VIRTIO);
            Screen first = open("spice", machine, 0);
            Screen second = open("spice", machine, 1);
            untilStarted(qemu);
            untilPainted(first, FIRST);
            untilPainted(second, SECOND);
            assertEquals(2, second.heads());
            assertEquals(Optional.of(new Point(1280, 800)), second.guestSize());
            window.until(() -> second.frameRate() > 0, () -> "no frames of the second monitor");
            assertEquals(List.of(), first.abilities().stream().filter(a -> a.kind() == Kind.CLIPBOARD)
                    .flatMap(a -> a.obstacle().stream()).toList());
            Screen again = open("spice", machine, 0);
            untilPainted(again, FIRST);
            again.dispose();
            window.view().layout();
            follows(second);
            assertEquals(State.LIVE, first.state());
            copy("from the host");
            window.until(() -> qemu.serial().contains("CLIPBOARD from the host"), qemu::serial);
            window.until(() -> clipboard().equals("FROM THE HOST"), this::clipboard);
            first.dispose();
            second.dispose();
            assertEquals(List.of(), broke);

            Fake local = qemu.dbusMachine(VIRTIO);
            Screen fast = open("dbus", local, 0);
            untilPainted(fast, FIRST);
            assertEquals(List.of(), fast.abilities().stream().flatMap(a -> a.obstacle().stream()).toList());
            follows(fast);
            assertFalse(qemu.serial().contains("HEAD 1 0x0"), "the second monitor was pulled out: " + qemu.serial());
            fast.dispose();

            window.resize(new Point(800, 600));
            Screen last = open("vnc", qemu.machine(qemu.vncGraphics() + VIRTIO), 0);
            untilPainted(last, FIRST);
            follows(last);
        }
    }

    @Test
    void qxlHasAViewForEachPartOfItsPicture() throws IOException {
        try (Qemu qemu = Qemu.startDesk(folder, Path.of(guest), "qxl-vga,max_outputs=2")) {
            Fake machine = qemu.machine(qemu.graphics() + QXL);
            Screen first = open("spice", machine, 0);
            untilStarted(qemu);
            untilPainted(first, FIRST);
            Screen second = open("spice", machine, 1);
            untilPainted(second, SECOND);
            untilPainted(first, FIRST);
            assertEquals(List.of(), broke);
        }
    }
}
