// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.core.Machine;
import org.vitrine.display.Screen;
import org.vitrine.display.Screen.State;

/** The way by VNC. */
final class VncScreenTest extends LiveScreenContract {

    VncScreenTest(@TempDir Path folder) throws IOException {
        super(Qemu.startVnc(folder, ""));
    }

    @Override
    String connector() {
        return "vnc";
    }

    @Override
    Qemu another(Path folder) throws IOException {
        return Qemu.startVnc(folder, "");
    }

    @Override
    Fake machine(Qemu process) {
        return process.machine(process.vncGraphics());
    }

    @Test
    void asksForAPasswordAndAgainAfterAWrongOne(@TempDir Path folder) throws IOException {
        try (Qemu guarded = Qemu.startVnc(folder, ",password-secret=word")) {
            Asked asked = new Asked("wrong", Qemu.PASSWORD);
            window.asksBy(asked);
            Fake machine = guarded.machine(guarded.vncGraphics());
            Screen screen = live(machine);
            assertEquals(List.of("Password for the screen of guest", "Password for the screen of guest"), asked.seen());
            // The connection is made anew with the answer that was right.
            screen.dispose();
            live(machine).dispose();
            assertEquals(2, asked.seen().size());
        }
    }

    @Test
    void asksNoMoreOnceAPersonDeclines(@TempDir Path folder) throws IOException {
        try (Qemu guarded = Qemu.startVnc(folder, ",password-secret=word")) {
            Asked asked = new Asked();
            window.asksBy(asked);
            Screen screen = open(guarded.machine(guarded.vncGraphics()));
            window.until(screen, State.NONE);
            assertTrue(screen.message().toString().contains("Open the screen again"), screen.message()::toString);
            window.run(1500);
            assertEquals(1, asked.seen().size());
        }
    }

    @Test
    void reachesAServerThatListensNowhereThroughTheHypervisorWithoutAPassword(@TempDir Path folder) throws IOException {
        try (Qemu guarded = Qemu.startVnc(folder, ",password-secret=word")) {
            Asked asked = new Asked();
            window.asksBy(asked);
            live(guarded.hiddenVncMachine()).dispose();
            assertEquals(List.of(), asked.seen());
        }
    }

    @Test
    void isEncryptedWhereTheServerWantsIt(@TempDir Path folder) throws IOException {
        try (Qemu guarded = Qemu.startVnc(folder, ",password-secret=word,tls-creds=anonymous")) {
            window.asksBy((uri, prompts) -> Optional.of(List.of(Qemu.PASSWORD)));
            live(guarded.machine(guarded.vncGraphics())).dispose();
        }
    }

    @Test
    void aMissingServerIsSaid() {
        Screen screen = open(new Fake("<graphics type='vnc' socket='/nowhere'/>", Machine.State.RUNNING));
        window.until(screen, State.LOST);
        assertTrue(screen.message().toString().contains("opens no graphics"), screen.message()::toString);
    }
}
