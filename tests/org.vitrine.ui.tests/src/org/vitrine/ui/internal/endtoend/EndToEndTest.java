// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vitrine.core.Connection;
import org.vitrine.core.Machine;
import org.vitrine.core.Machines;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.display.Screen;
import org.vitrine.ui.VitrineUi;
import org.vitrine.ui.internal.support.Workbench;

/**
 * Opens a domain in the editor, starts it with the workbench's command, and sees and uses its screen: the picture comes
 * through SPICE or D-Bus (the screenshot fallback is switched off for this run), it moves, and a key that the X server reports
 * reaches the guest.
 */
class EndToEndTest {
    private static final String NAME = "vitrine-end-to-end";
    private static final Duration BOOT = Duration.ofSeconds(60);
    private static final String SPICE = "<graphics type='spice'><listen type='socket'/></graphics>";
    private static final String DBUS = "<graphics type='dbus' p2p='yes'/>";

    /** Sees to it that a dialog, such as one that says why the machine was not started, fails the test and does not stop it. */
    @RegisterExtension
    final Workbench workbench = new Workbench();

    private final IWorkbenchWindow window = Objects
            .requireNonNull(PlatformUI.getWorkbench().getActiveWorkbenchWindow());
    private final IWorkbenchPage page = Objects.requireNonNull(window.getActivePage());
    private final Machines machines = PlatformUI.getWorkbench().getService(Machines.class);

    @AfterEach
    void stop() throws VitrineException {
        Optional<Machine> machine = machine();
        if (machine.filter(one -> one.state() != Machine.State.GONE).isPresent()) {
            machine.get().forceOff(Progress.NONE);
        }
        page.closeAllEditors(false);
        machines.embedded().ifPresent(Connection::close);
    }

    /** Each adapter, and each way to see it. */
    enum Kind {
        /** QXL by SPICE. */
        QXL_BY_SPICE("<model type='qxl' vgamem='16384' primary='yes'/>", SPICE, "spice"),
        /** The standard VGA adapter by SPICE. */
        VGA_BY_SPICE("<model type='vga'/>", SPICE, "spice"),
        /** virtio-gpu by QEMU's D-Bus display. */
        VIRTIO_BY_DBUS("<model type='virtio'/>", DBUS, "dbus"),
        /** Bochs' adapter by QEMU's D-Bus display. */
        BOCHS_BY_DBUS("<model type='bochs'/>", DBUS, "dbus");

        private final String video;
        private final String graphics;
        private final String connector;

        Kind(String video, String graphics, String connector) {
            this.video = video;
            this.graphics = graphics;
            this.connector = connector;
        }
    }

    @ParameterizedTest
    @EnumSource
    void theGuestsScreenIsLiveAndUsable(Kind kind) throws Exception {
        DemoGuest guest = DemoGuest.given();
        PlatformUI.getWorkbench().showPerspective(VitrineUi.PERSPECTIVE, window);
        IDE.openEditor(page, file(guest.domain(NAME, kind.video, kind.graphics)));
        PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand("org.vitrine.ui.machine.start",
                null);
        EventLoop.until("a Screen view", BOOT, () -> screen().isPresent());
        EventLoop.until("the guest's screen", BOOT, () -> isLive(guest));
        Screen screen = screen().orElseThrow();
        assertEquals(Optional.of(kind.connector), screen.connector());
        if (kind.connector.equals("spice")) {
            assertTrue(spiceChannels() >= 4,
                    () -> "main, display, inputs and cursor channels are open, not " + spiceChannels());
        }

        Sight before = Sight.of(screen.control());
        EventLoop.until("the guest's picture moves", Duration.ofSeconds(10),
                () -> Sight.of(screen.control()).differing(before) > 500);

        try (Keyboard keyboard = new Keyboard()) {
            Point size = screen.control().getSize();
            keyboard.click(screen.control().toDisplay(size.x / 2, size.y / 2));
            EventLoop.until("the click gives the keyboard to the guest", Duration.ofSeconds(10), screen::isGrabbed);
            int marks = Sight.of(screen.control()).count(guest.keyMark());
            int mark = guest.keyMarkArea(size, screen.guestSize().orElseThrow());
            keyboard.type("v");
            EventLoop.until("the key's mark on the guest's screen", Duration.ofSeconds(15),
                    () -> Sight.of(screen.control()).count(guest.keyMark()) > marks + mark / 2);
        }
    }

    private boolean isLive(DemoGuest guest) {
        Optional<Screen> live = screen().filter(one -> one.state() == Screen.State.LIVE);
        if (live.isEmpty()) {
            return false;
        }
        Sight sight = Sight.of(live.get().control());
        return guest.corners().stream().allMatch(colour -> sight.count(colour) > 50);
    }

    private Optional<Machine> machine() {
        return machines.embedded().stream().flatMap(embedded -> embedded.machines().stream())
                .filter(machine -> machine.name().equals(NAME)).findFirst();
    }

    private Optional<Screen> screen() {
        return Arrays.stream(page.getViewReferences()).filter(view -> view.getId().equals(VitrineUi.SCREEN_VIEW))
                .map(this::shown).flatMap(Optional::stream).findFirst();
    }

    private Optional<Screen> shown(IViewReference view) {
        return Optional.ofNullable(view.getView(false)).map(part -> Adapters.adapt(part, Screen.class));
    }

    /** Connections to the machine's SPICE socket, as the kernel counts them on QEMU's side. */
    private long spiceChannels() {
        try {
            String socket = machine().orElseThrow().xml(Progress.NONE).get("/devices/graphics/listen@socket")
                    .orElseThrow();
            // net/unix: Num RefCount Protocol Flags Type St Inode Path; state 03 is connected
            return Files.readAllLines(Path.of("/proc/net/unix")).stream().map(line -> line.strip().split("\\s+"))
                    .filter(columns -> columns.length == 8 && columns[7].equals(socket) && columns[5].equals("03"))
                    .count();
        } catch (java.io.IOException | VitrineException e) {
            throw new AssertionError(e);
        }
    }

    private static IFile file(String text) throws Exception {
        IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("end-to-end");
        if (!project.exists()) {
            project.create(new NullProgressMonitor());
        }
        project.open(new NullProgressMonitor());
        IFile file = project.getFile("machine.xml");
        if (file.exists()) {
            file.delete(true, new NullProgressMonitor());
        }
        file.create(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true, new NullProgressMonitor());
        return file;
    }
}
