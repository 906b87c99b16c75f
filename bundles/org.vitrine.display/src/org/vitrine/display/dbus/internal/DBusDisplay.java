// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.io.IOException;
import java.util.function.IntConsumer;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A console of QEMU's D-Bus display: what the guest shows on it comes in, keys and the pointer go out. Any thread may call
 * it; nothing here waits.
 */
final class DBusDisplay implements AutoCloseable, Line.User {

    /** What happens; called by the threads that read. */
    interface Events {
        /** The other side has answered. */
        void connected();

        /** Whether the guest's pointer goes where it is told, as a tablet's does, or by how far, as a mouse's. */
        void absolute(boolean yes);

        /** How many fingers the guest tells apart; 0 for none. Not called by a QEMU before 8.1. */
        void touch(int most);

        /** The connection ended, because it broke or the machine did. */
        void ended(IOException why);
    }

    private static final String CONSOLES = "/org/qemu/Display1/Console_";
    private static final String CONSOLE = "org.qemu.Display1.Console";
    private static final String KEYBOARD = "org.qemu.Display1.Keyboard";
    private static final String MOUSE = "org.qemu.Display1.Mouse";
    private static final String TOUCH = "org.qemu.Display1.MultiTouch";
    private static final int MOST_FINGERS = 32;
    private static final String PROPERTIES = "org.freedesktop.DBus.Properties";
    private static final int VARIANT_WORD_AT = 4;
    private final String console;
    private final Console.Viewer viewer;
    private final Events events;
    private @Nullable Line line;
    private boolean ready;
    private boolean wanted;
    private volatile boolean closed;

    /**
     * A console that waits for its line.
     *
     * @param number of the console
     */
    DBusDisplay(int number, Scanout.Pictures pictures, Scanout.Cursors cursors, Events events) {
        console = CONSOLES + number;
        this.events = events;
        viewer = new Console.Viewer(pictures, cursors, this::ended);
    }

    @Override
    public synchronized void joined(Line given) {
        line = given;
        if (closed) {
            given.remove(this);
        }
    }

    @Override
    public void ready() {
        events.connected();
        synchronized (this) {
            ready = true;
            look();
        }
        changed();
        askFingers();
    }

    private void askFingers() {
        get(TOUCH, "MaxSlots", most -> events.touch(Math.clamp(most, 0, MOST_FINGERS)));
    }

    /** Asks which pointer the guest has, and how large its picture is. */
    @Override
    public void changed() {
        get(MOUSE, "IsAbsolute", yes -> events.absolute(yes != 0));
        get(CONSOLE, "Width", width -> get(CONSOLE, "Height", height -> resized(width, height)));
    }

    private void resized(int width, int height) {
        Line open;
        synchronized (this) {
            open = line;
        }
        if (open != null) {
            open.console(console).resized(width, height);
        }
    }

    /** Whoever has no such interface or property answers with an error, which is passed over. */
    private void get(String type, String property, IntConsumer taker) {
        ask(PROPERTIES, "Get", "ss", new Marshal().string(type).string(property), (header, body) -> {
            if (header.type() == Header.REPLY && header.bodyLength() >= VARIANT_WORD_AT + Integer.BYTES) {
                taker.accept(body.getInt(VARIANT_WORD_AT));
            }
        });
    }

    @Override
    public void ended(IOException why) {
        if (!closed) {
            events.ended(why);
        }
        close();
    }

    /** Whether what the guest shows is to come; while nobody wants it, QEMU sends nothing and the guest draws for nobody. */
    synchronized void listen(boolean yes) {
        wanted = yes;
        look();
    }

    private synchronized void look() {
        Line open = line;
        if (open != null && wanted && ready && !closed) {
            open.console(console).add(viewer);
        } else if (open != null) {
            open.console(console).remove(viewer);
        }
    }

    /** A key went down or up; {@code number} in QEMU's numbering of keys. */
    void key(int number, boolean press) {
        tell(KEYBOARD, press ? "Press" : "Release", "u", new Marshal().uint32(number));
    }

    /** A button of the pointer went down or up; 0 left, 1 middle, 2 right, 3 wheel up, 4 wheel down, 5 and 6 at the side. */
    void button(int number, boolean press) {
        tell(MOUSE, press ? "Press" : "Release", "u", new Marshal().uint32(number));
    }

    /** The pointer is there, in guest pixels. */
    void moveTo(int x, int y) {
        tell(MOUSE, "SetAbsPosition", "uu", new Marshal().uint32(x).uint32(y));
    }

    /** The pointer went as far. */
    void moveBy(int x, int y) {
        tell(MOUSE, "RelMotion", "ii", new Marshal().uint32(x).uint32(y));
    }

    /** A finger came (0), moved (1), went (2) or is not meant any more (3), in guest pixels. */
    void touch(int kind, int slot, int x, int y) {
        tell(TOUCH, "SendEvent", "utdd", new Marshal().uint32(kind).uint64(slot).float64(x).float64(y));
    }

    /**
     * Says that a monitor of this size is plugged in, or has this size from now on. An adapter with several heads begins with
     * one; the others wait for this.
     *
     * @param left where it is beside the others
     */
    void plugIn(int left, int width, int height) {
        tell(CONSOLE, "SetUIInfo", "qqiiuu",
                new Marshal().uint16(0).uint16(0).uint32(left).uint32(0).uint32(width).uint32(height));
    }

    /** QEMU 7.2 does nothing for a call that wants no reply; the reply is dropped. */
    private void tell(String type, String method, String signature, Marshal arguments) {
        ask(type, method, signature, arguments, (header, body) -> {
            // It has nothing to say.
        });
    }

    private void ask(String type, String method, String signature, Marshal arguments, Line.Answer answer) {
        Line open;
        synchronized (this) {
            open = line;
        }
        if (open != null) {
            open.ask(new Peer.Method(console, type, method), new Peer.Arguments(signature, arguments.bytes()), answer);
        }
    }

    @Override
    public void close() {
        Line open;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            look();
            open = line;
        }
        if (open != null) {
            open.remove(this);
        }
    }
}
