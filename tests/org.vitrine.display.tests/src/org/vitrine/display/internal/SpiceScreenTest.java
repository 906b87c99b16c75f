// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.swt.graphics.ImageData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.core.Machine;
import org.vitrine.core.Progress;
import org.vitrine.display.Screen;
import org.vitrine.display.Screen.State;

/** The way by SPICE. */
final class SpiceScreenTest extends LiveScreenContract {

    /** The protocol's number of this kind of channel. */
    private static final int MAIN_CHANNEL = 1;

    SpiceScreenTest(@TempDir Path folder) throws IOException {
        super(Qemu.start(folder));
    }

    @Override
    String connector() {
        return "spice";
    }

    @Override
    Qemu another(Path folder) throws IOException {
        return Qemu.start(folder);
    }

    @Override
    Fake machine(Qemu process) {
        return process.machine(process.graphics());
    }

    /** QEMU does not draw the same text again in text mode, but the cursor blinks. */
    @Override
    void drawsAfterAReset(Screen screen, ImageData first) {
        window.until(() -> screen.picture().filter(p -> !isWritten(p)).isPresent(), () -> "the guest was not reset");
        window.run(1500);
        window.until(screen, State.LIVE);
        byte[] before = screen.picture().orElseThrow().data;
        window.until(() -> screen.picture().filter(p -> !Arrays.equals(before, p.data)).isPresent(),
                () -> "the picture stands still after the reset");
    }

    @Test
    void reachesAServerThatListensNowhereThroughTheHypervisor() {
        List<Integer> opened = new ArrayList<>();
        Fake machine = new Fake("<graphics type='spice'><listen type='none'/></graphics>", Machine.State.RUNNING) {
            @Override
            public int openGraphics(int index, Progress progress) {
                int fd = UnixSocket.connect(qemu.spiceSocket());
                synchronized (opened) {
                    opened.add(index);
                }
                return fd;
            }
        };
        live(machine);
        synchronized (opened) {
            assertTrue(opened.size() >= 3, "main, display and inputs have a connection each: " + opened);
            assertEquals(List.of(0), opened.stream().distinct().toList());
        }
    }

    @Test
    void asksForAPasswordAndAgainAfterAWrongOne(@TempDir Path folder) throws IOException {
        try (Qemu guarded = Qemu.startGuarded(folder)) {
            Asked asked = new Asked("wrong", Qemu.PASSWORD);
            window.asksBy(asked);
            Fake machine = guarded.machine(guarded.graphics());
            Screen screen = open(machine);
            Set<String> said = new HashSet<>();
            screen.onChange(() -> said.add(screen.message().toString()));
            window.until(screen, State.LIVE);
            assertTrue(
                    said.contains("The SPICE server of guest did not accept the password. It is tried again while the"
                            + " machine runs."),
                    said::toString);
            assertFalse(screen.message().toString().contains("password"), screen.message()::toString);
            assertEquals(List.of("Password for the screen of guest", "Password for the screen of guest"), asked.seen());
            // The connection is made anew with the answer that was right.
            screen.dispose();
            live(machine).dispose();
            assertEquals(2, asked.seen().size());
        }
    }

    @Test
    void twoViewsShareAConnectionAskOnceAndOneOutlivesTheOther(@TempDir Path folder) throws IOException {
        try (Qemu guarded = Qemu.startGuarded(folder)) {
            Asked asked = new Asked(Qemu.PASSWORD);
            window.asksBy(asked);
            Fake machine = guarded.machine(guarded.graphics());
            Screen first = open(machine);
            Screen second = open(machine);
            List<State> states = new ArrayList<>();
            first.onChange(() -> states.add(first.state()));
            second.onChange(() -> states.add(second.state()));
            window.until(first, State.LIVE);
            window.until(second, State.LIVE);
            assertEquals(1, asked.seen().size());
            assertEquals(1, Collections.frequency(guarded.spiceChannels(), MAIN_CHANNEL));
            first.dispose();
            window.run(1000);
            untilWritten(second);
            assertFalse(states.contains(State.LOST), states::toString);
        }
    }

    @Test
    void asksNoMoreOnceAPersonDeclines(@TempDir Path folder) throws IOException {
        try (Qemu guarded = Qemu.startGuarded(folder)) {
            Asked asked = new Asked();
            window.asksBy(asked);
            Screen screen = open(guarded.machine(guarded.graphics()));
            window.until(screen, State.NONE);
            assertTrue(screen.message().toString().contains("Open the screen again"), screen.message()::toString);
            window.run(1500);
            assertEquals(1, asked.seen().size());
        }
    }

    @Test
    void asksNobodyWhereTheHypervisorLetsUsIn(@TempDir Path folder) throws IOException {
        try (Qemu guarded = Qemu.startGuarded(folder)) {
            Asked asked = new Asked();
            window.asksBy(asked);
            live(guarded.openedSpiceMachine()).dispose();
            assertEquals(List.of(), asked.seen());
        }
    }

    @Test
    void reachesAServerOnAPort(@TempDir Path folder) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (Qemu tcp = Qemu.start(folder, "addr=127.0.0.1,port=" + port)) {
            Screen screen = live(tcp.machine("<graphics type='spice' port='" + port
                    + "' listen='127.0.0.1'><listen type='address' address='127.0.0.1'/></graphics>"));
            screen.dispose();
        }
    }
}
