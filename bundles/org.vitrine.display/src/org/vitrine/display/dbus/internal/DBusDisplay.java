// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;

import com.sun.jna.Memory;

/**
 * A connection to the first console of QEMU's D-Bus display: what the guest shows comes in, keys and the pointer go out. Any
 * thread may call it; nothing here waits, for what is sent goes through a queue of its own.
 */
final class DBusDisplay implements AutoCloseable {

    /** What happens; called by the threads that read. */
    interface Events {
        /** The other side has answered. */
        void connected();

        /** Whether the guest's pointer goes where it is told, as a tablet's does, or by how far, as a mouse's. */
        void absolute(boolean yes);

        /** The connection ended, because it broke or the machine did. */
        void ended(IOException why);
    }

    private static final String CONSOLE = "/org/qemu/Display1/Console_0";
    private static final String KEYBOARD = "org.qemu.Display1.Keyboard";
    private static final String MOUSE = "org.qemu.Display1.Mouse";
    private static final String PROPERTIES = "org.freedesktop.DBus.Properties";
    private static final int WAITING = 256;
    private static final int VARIANT_BOOLEAN_AT = 4;
    private final LibC libc;
    private final Peer main;
    private final Pending pending;
    private final Scanout.Cursors cursors;
    private final Events events;
    // A guest that does not take its input loses the newest of it; nobody waits.
    private final ThreadPoolExecutor outgoing = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING), Thread.ofPlatform().daemon().name("Vitrine input").factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    private @Nullable Peer listener;
    private @Nullable Peer muted;
    private boolean authenticated;
    private boolean wanted;
    private volatile boolean closed;
    private volatile int absoluteAsked;
    private volatile int listenerAsked;

    /**
     * Begins to connect.
     *
     * @param descriptor of the socket to QEMU; this object's from now on
     */
    DBusDisplay(LibC libc, int descriptor, Pending pending, Scanout.Cursors cursors, Events events) {
        this.libc = libc;
        this.pending = pending;
        this.cursors = cursors;
        this.events = events;
        main = new Peer(libc, new Socket(libc, descriptor));
        thread("Vitrine D-Bus display", this::converse);
    }

    private static void thread(String name, Runnable task) {
        Thread.ofPlatform().daemon().name(name).start(task);
    }

    private void converse() {
        try (main) {
            main.authenticate();
            events.connected();
            begin();
            askAbsolute();
            while (true) {
                take(main.next());
            }
        } catch (IOException e) {
            if (!closed) {
                events.ended(e);
            }
        } finally {
            close();
        }
    }

    private void askAbsolute() throws IOException {
        byte[] names = new Marshal().string(MOUSE).string("IsAbsolute").bytes();
        absoluteAsked = main.ask(new Peer.Method(CONSOLE, PROPERTIES, "Get"), new Peer.Arguments("ss", names));
    }

    private void take(Header header) throws IOException {
        Memory body = main.read(header.bodyLength());
        if (header.type() == Header.REPLY && header.replySerial() == absoluteAsked
                && header.bodyLength() >= VARIANT_BOOLEAN_AT + Integer.BYTES) {
            events.absolute(body.getInt(VARIANT_BOOLEAN_AT) != 0);
        } else if (header.member().equals("PropertiesChanged")) {
            askAbsolute();
        } else if (header.type() == Header.ERROR && header.replySerial() == listenerAsked) {
            throw new IOException("QEMU refuses a listener: " + header.error());
        } else if (header.wantsReply()) {
            main.refuse(header);
        }
    }

    /** Whether what the guest shows is to come; while it is not, QEMU sends nothing and the guest draws for nobody. */
    synchronized void listen(boolean yes) {
        wanted = yes;
        Peer now = listener;
        if (!yes && now != null) {
            muted = now;
            now.shutDown();
        } else {
            register();
        }
    }

    private synchronized void begin() {
        authenticated = true;
        register();
    }

    private synchronized void register() {
        if (!authenticated || !wanted || closed || listener != null) {
            return;
        }
        outgoing.execute(this::handOver);
    }

    private synchronized void handOver() {
        if (!wanted || closed || listener != null) {
            return;
        }
        try {
            Socket[] ends = Socket.pair(libc);
            Peer mine = new Peer(libc, ends[0]);
            try (Socket theirs = ends[1]) {
                listenerAsked = main.ask(
                        new Peer.Method(CONSOLE, "org.qemu.Display1.Console", "RegisterListener"),
                        new Peer.Arguments("h", new byte[Integer.BYTES]), theirs);
            }
            listener = mine;
            thread("Vitrine D-Bus frames", () -> hear(mine));
        } catch (IOException e) {
            if (!closed) {
                events.ended(e);
            }
        }
    }

    private void hear(Peer mine) {
        try (mine) {
            mine.authenticate();
            new Scanout(libc, mine, pending, cursors).read();
            mine.shutDown();
            again();
        } catch (IOException e) {
            if (wanted(mine)) {
                events.ended(e);
            }
        }
    }

    private synchronized void again() {
        listener = null;
        register();
    }

    /** Whether it ended unasked; if not, another may be wanted already. */
    private synchronized boolean wanted(Peer ended) {
        listener = null;
        if (muted == ended || closed) {
            register();
            return false;
        }
        return true;
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

    private void tell(String type, String method, String signature, Marshal arguments) {
        outgoing.execute(() -> {
            try {
                // QEMU 7.2 does nothing for a call that wants no reply; the reply is read and dropped.
                main.ask(new Peer.Method(CONSOLE, type, method), new Peer.Arguments(signature, arguments.bytes()));
            } catch (IOException e) {
                // Who reads hears of a connection that broke, and tells.
                System.getLogger(DBusDisplay.class.getName()).log(System.Logger.Level.DEBUG, "input was lost", e);
            }
        });
    }

    @Override
    public void close() {
        Peer now;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            now = listener;
        }
        outgoing.shutdownNow();
        if (now != null) {
            now.shutDown();
        }
        main.shutDown();
    }
}
