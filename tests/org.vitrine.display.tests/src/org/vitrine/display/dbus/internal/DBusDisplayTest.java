// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vitrine.display.internal.FrameCounter;

import com.sun.jna.Memory;
import com.sun.jna.Native;

/** What a newer QEMU offers than the one that is here, by a peer of the test's own that speaks QEMU's part. */
final class DBusDisplayTest {
    private static final int SLOTS = 10;
    private final LibC libc = Native.load(LibC.LIBRARY, LibC.class);
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> slots = new LinkedBlockingQueue<>();
    private final Pending pending = new Pending((frame, area) -> false, new FrameCounter(() -> 0), () -> {
        // the test looks by itself
    });
    private final Socket theirs;
    private final Line line;
    private final DBusDisplay display;

    DBusDisplayTest() throws IOException {
        Socket[] ends = Socket.pair(libc);
        theirs = ends[0];
        Thread.ofPlatform().daemon().start(this::serve);
        line = new Line(libc, ends[1].detach());
        display = new DBusDisplay(0, pending, new NoPointer(), new DBusDisplay.Events() {
            @Override
            public void connected() {
                heard.add("connected");
            }

            @Override
            public void absolute(boolean yes) {
                heard.add("absolute " + yes);
            }

            @Override
            public void touch(int most) {
                slots.add(most);
            }

            @Override
            public void ended(IOException why) {
                heard.add("ended");
            }
        });
        line.add(display);
        line.start();
    }

    @AfterEach
    void end() {
        display.close();
        theirs.shutDown();
    }

    /** Authenticates whoever comes, has a tablet and ten fingers, and notes what else is called. */
    private void serve() {
        try (Peer peer = new Peer(theirs)) {
            say("AUTH", "OK 0");
            say("NEGOTIATE", "AGREE_UNIX_FD");
            say("BEGIN", "");
            while (true) {
                Header call = peer.next();
                Memory body = peer.read(call.bodyLength());
                byte[] bytes = body.getByteArray(0, call.bodyLength());
                String text = new String(bytes, StandardCharsets.ISO_8859_1);
                if (text.contains("MaxSlots")) {
                    peer.reply(call, new Peer.Arguments("v", new Marshal().signature("i").uint32(SLOTS).bytes()));
                } else if (text.contains("IsAbsolute")) {
                    peer.reply(call, new Peer.Arguments("v", new Marshal().signature("b").uint32(1).bytes()));
                } else {
                    heard.add(call.member() + (call.bodyLength() == 32
                            ? " " + body.getInt(0) + " " + body.getLong(8) + " " + body.getDouble(16) + " "
                                    + body.getDouble(24)
                            : ""));
                    peer.reply(call, Peer.Arguments.NONE);
                }
            }
        } catch (IOException e) {
            heard.add("over");
        }
    }

    private void say(String expected, String answer) throws IOException {
        StringBuilder asked = new StringBuilder();
        while (asked.indexOf("\n") < 0) {
            asked.append((char) theirs.read(1).getByte(0));
        }
        assertTrue(asked.indexOf(expected) >= 0, asked::toString);
        if (!answer.isEmpty()) {
            theirs.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private String next(String beginning) throws InterruptedException {
        while (true) {
            String said = String.valueOf(heard.poll(10, TimeUnit.SECONDS));
            if (said.startsWith(beginning) || said.equals("null")) {
                return said;
            }
        }
    }

    @Test
    void fingersGoToAGuestThatTakesThem() throws InterruptedException {
        assertEquals(SLOTS, slots.poll(10, TimeUnit.SECONDS));
        display.touch(0, 3, 640, 400);
        assertEquals("SendEvent 0 3 640.0 400.0", next("SendEvent"));
    }

    @Test
    void aTabletIsHeardOf() throws InterruptedException {
        assertEquals("absolute true", next("absolute"));
    }

    @Test
    void whoLooksIsToldOfWhatHasArrived() throws Exception {
        display.listen(true);
        assertEquals("RegisterListener", next("RegisterListener"));
        Console console = line.console("/org/qemu/Display1/Console_0");
        Frame frame = Frame.of(libc, 4, 4);
        console.frame(frame);
        frame.letGo();
        takeDamage();
        console.arrived(new Rectangle(0, 0, 4, 2));
        assertEquals(new Rectangle(0, 0, 4, 2), takeDamage());
        console.damaged(new Rectangle(0, 2, 4, 2));
        assertEquals(new Rectangle(0, 2, 4, 2), takeDamage());
    }

    private Rectangle takeDamage() {
        Pending.Work work = pending.take();
        work.frame().ifPresent(Frame::letGo);
        return work.damage();
    }

    @Test
    void fingersHaveTheLowestNumbersThatAreFree() {
        TouchSlots two = new TouchSlots(2);
        assertEquals(OptionalInt.of(0), two.begin("thumb"));
        assertEquals(OptionalInt.of(1), two.begin("index"));
        assertEquals(OptionalInt.empty(), two.begin("little"));
        assertEquals(OptionalInt.of(0), two.end("thumb"));
        assertEquals(OptionalInt.of(0), two.begin("little"));
        assertEquals(OptionalInt.of(1), two.of("index"));
        assertEquals(OptionalInt.empty(), two.end("thumb"));
    }
}
