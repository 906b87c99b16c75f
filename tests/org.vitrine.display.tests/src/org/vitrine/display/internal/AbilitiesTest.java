// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.display.Ability;
import org.vitrine.display.Ability.Kind;
import org.vitrine.display.Screen;
import org.vitrine.display.Screen.State;
import org.vitrine.display.UsbSharing;
import org.vitrine.host.Text;

import com.sun.jna.Library;
import com.sun.jna.Native;

/** What can be switched of screens, with real QEMUs whose guest is only the firmware. */
final class AbilitiesTest {
    private static final int PLAYBACK = 5;
    private static final int RECORD = 6;
    private static final int TONE = 1000;
    /** What SPICE plays: frames a second, each of two channels of 16 bits. */
    private static final int RATE = 48_000;
    private static final int FRAME = 4;
    /** Where spice-gtk hands sound to, in place of this machine's loudspeaker. */
    private static final String SINK = "SPICE_GST_AUDIOSINK";
    private final Window window = new Window();
    private final Path folder;

    private interface Environment extends Library {
        int setenv(String name, String value, int overwrite);

        int unsetenv(String name);
    }

    AbilitiesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void end() {
        window.close();
    }

    private Screen live(String connector, Fake machine) {
        Screen screen = window.openBy(connector, machine);
        window.until(screen, State.LIVE);
        return screen;
    }

    private static Ability ability(Screen screen, Kind kind) {
        return screen.abilities().stream().filter(a -> a.kind() == kind).findFirst().orElseThrow();
    }

    private static List<Kind> on(Screen screen) {
        return screen.abilities().stream().filter(Ability::on).map(Ability::kind).toList();
    }

    @Test
    void spiceSharesTheClipboardAtFirstAndSaysWhatIsMissing() throws IOException {
        try (Qemu qemu = Qemu.start(folder)) {
            Screen screen = live("spice", qemu.machine(qemu.graphics()));
            assertEquals(List.of(Kind.CLIPBOARD), on(screen));
            assertEquals(List.of(Kind.values()), screen.abilities().stream().map(Ability::kind).toList());
            String words = screen.abilities().stream().map(Ability::obstacle).flatMap(Optional::stream)
                    .map(Text::toString).collect(Collectors.joining("\n"));
            assertTrue(words.contains("spice-vdagent"), words);
            assertTrue(words.contains("<audio id='1' type='spice'/>"), words);
            String usb = screen.usb().flatMap(UsbSharing::obstacle).map(Text::toString).orElse("");
            assertTrue(usb.contains("<redirdev bus='usb' type='spicevmc'/>"), usb);
        }
    }

    @Test
    void spiceHasSoundAndUsbWhereTheMachineHas() throws IOException {
        Path heard = folder.resolve("heard");
        Environment environment = Native.load("c", Environment.class);
        environment.setenv(SINK, "appsrc format=time name=appsrc ! filesink name=audiosink location=" + heard, 1);
        try (Qemu qemu = Qemu.startEquipped(BootSector.writeTone(folder.resolve("disk"), TONE), folder)) {
            Screen screen = live("spice", qemu.machine(qemu.graphics()));
            assertEquals(Optional.empty(), ability(screen, Kind.SOUND).obstacle());
            UsbSharing usb = screen.usb().orElseThrow();
            assertEquals(Optional.empty(), usb.obstacle());
            usb.devices().forEach(device -> assertFalse(device.shared(), device.name()));
            assertFalse(qemu.spiceChannels().contains(PLAYBACK), "sound is on without being asked for");
            for (boolean yes : new boolean[]{true, false, true}) {
                screen.use(Kind.SOUND, yes);
                assertEquals(yes, ability(screen, Kind.SOUND).on());
                window.until(() -> qemu.spiceChannels().contains(PLAYBACK) == yes,
                        () -> yes + " but " + qemu.spiceChannels());
                assertEquals(yes, qemu.spiceChannels().contains(RECORD));
            }
            assertEquals(State.LIVE, screen.state());
            window.until(() -> Math.abs(frequency(heard) - TONE) < TONE / 50,
                    () -> "heard " + frequency(heard) + " Hz");
        } finally {
            environment.unsetenv(SINK);
        }
    }

    /** Of the last half second that was heard, by how often the left channel's sign changes; 0 while less was heard. */
    private static double frequency(Path heard) {
        try {
            byte[] all = Files.exists(heard) ? Files.readAllBytes(heard) : new byte[0];
            int frames = all.length / FRAME;
            if (frames < RATE / 2) {
                return 0;
            }
            ByteBuffer sound = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
            int changes = 0;
            for (int i = frames - RATE / 2; i < frames - 1; i++) {
                changes += (sound.getShort(i * FRAME) < 0) == (sound.getShort((i + 1) * FRAME) < 0) ? 0 : 1;
            }
            return changes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void vncSaysWhichAdapterTellsTheGuestNoSize() throws IOException {
        try (Qemu qemu = Qemu.startVnc(folder, "")) {
            Screen screen = live("vnc", qemu.machine(qemu.vncGraphics() + "<video><model type='vga'/></video>"));
            String obstacle = ability(screen, Kind.RESIZE_GUEST).obstacle().map(Text::toString).orElse("");
            assertTrue(obstacle.contains("<model type='virtio'/>"), obstacle);
        }
    }

    @Test
    void whatWasSwitchedStaysSwitchedWhenTheConnectionIsMadeAnew(@TempDir Path other) throws IOException {
        Qemu qemu = Qemu.start(folder);
        Fake machine = qemu.machine(qemu.graphics());
        Screen screen = live("spice", machine);
        screen.use(Kind.CLIPBOARD, false);
        screen.use(Kind.RESIZE_GUEST, true);
        assertEquals(List.of(Kind.RESIZE_GUEST), on(screen));
        qemu.close();
        window.until(screen, State.LOST);
        assertEquals(List.of(), screen.abilities());
        try (Qemu again = Qemu.start(other)) {
            machine.is(again.machine(again.graphics()));
            window.until(screen, State.LIVE);
            assertEquals(List.of(Kind.RESIZE_GUEST), on(screen));
        }
    }

    @Test
    void viewOnlyKeepsKeysAndTheMouseFromASpiceGuest() throws IOException {
        try (Qemu qemu = Qemu.start(folder)) {
            viewOnly("spice", qemu, q -> q.machine(q.graphics()));
        }
    }

    @Test
    void viewOnlyKeepsKeysAndTheMouseFromAVncGuest() throws IOException {
        try (Qemu qemu = Qemu.startVnc(folder, "")) {
            viewOnly("vnc", qemu, q -> q.machine(q.vncGraphics()));
        }
    }

    private void viewOnly(String connector, Qemu qemu, Function<Qemu, Fake> machine) {
        try (Input input = new Input()) {
            Screen screen = live(connector, machine.apply(qemu));
            screen.use(Kind.VIEW_ONLY, true);
            assertTrue(on(screen).contains(Kind.VIEW_ONLY));
            for (int i = 0; i < 3; i++) {
                input.click(window.view().toDisplay(400, 300));
                input.keys('a');
                window.run(300);
            }
            assertEquals("", qemu.log().lines().filter(l -> l.startsWith("input_event")).collect(Collectors.joining()));
            assertFalse(screen.isGrabbed(), "the keyboard went to a guest that must not have it");
            screen.use(Kind.VIEW_ONLY, false);
            window.until(() -> {
                input.click(window.view().toDisplay(400, 300));
                input.keys('a');
                window.run(300);
                return qemu.saw("input_event_btn .*down 1") && qemu.saw("input_event_key_.*");
            }, () -> "the guest did not get its input back: " + qemu.log());
            input.keys(Input.CONTROL, Input.ALT);
            window.run(200);
        }
    }
}
