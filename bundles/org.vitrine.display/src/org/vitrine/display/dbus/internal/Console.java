// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.Rectangle;

import com.sun.jna.Memory;

/**
 * What a console of QEMU's shows, for all who look at it: QEMU 7.2 tells one listener of a client, and the second takes the
 * place of the first. While nobody looks it is told nothing. Any thread may call it; nothing here waits.
 */
final class Console implements Scanout.Pictures, Scanout.Cursors {
    private static final String TYPE = "org.qemu.Display1.Console";

    /**
     * One who looks.
     *
     * @param pictures is told of the picture
     * @param cursors  is told of the pointer
     * @param ended    is told that there will be no more, and why
     */
    record Viewer(Scanout.Pictures pictures, Scanout.Cursors cursors, Consumer<IOException> ended) {
    }

    private final LibC libc;
    private final Line line;
    private final String path;
    private final Set<Viewer> viewers = new CopyOnWriteArraySet<>();
    private @Nullable Peer listener;
    private @Nullable Peer muted;
    // for those who come later
    private boolean told;
    private boolean pointer = true;
    private @Nullable Frame frame;
    private Consumer<Scanout.Cursors> cursor = none -> {
        // QEMU has told of none.
    };

    /** @param path of the console's object */
    Console(LibC libc, Line line, String path) {
        this.libc = libc;
        this.line = line;
        this.path = path;
    }

    /** One more looks, and is told what there is. */
    synchronized void add(Viewer viewer) {
        if (viewers.add(viewer) && told) {
            Frame shown = frame;
            if (shown == null) {
                viewer.pictures().nothing();
            } else {
                viewer.pictures().frame(shown);
            }
            cursor.accept(viewer.cursors());
            viewer.cursors().visible(pointer);
        }
        register();
    }

    /** One looks no more. */
    synchronized void remove(Viewer viewer) {
        viewers.remove(viewer);
        Peer now = listener;
        if (viewers.isEmpty()) {
            remember(null);
            told = false;
            if (now != null) {
                muted = now;
                now.shutDown();
            }
        }
    }

    /**
     * The guest's picture has this size by now. QEMU 7.2 tells a listener of another size with the next whole picture only, and
     * one that draws by rows, as in VGA's text modes, has none for long: a new listener is told all.
     */
    synchronized void resized(int width, int height) {
        Frame shown = frame;
        Peer now = listener;
        if (shown != null && now != null && !shown.area().equals(new Rectangle(0, 0, width, height))) {
            muted = now;
            now.shutDown();
        }
    }

    private void remember(@Nullable Frame next) {
        Frame last = frame;
        frame = next;
        if (last != null) {
            last.letGo();
        }
    }

    private synchronized void register() {
        if (!viewers.isEmpty() && listener == null) {
            line.later(this::handOver);
        }
    }

    private synchronized void handOver() throws IOException {
        if (viewers.isEmpty() || listener != null) {
            return;
        }
        Socket[] ends = Socket.pair(libc);
        Peer mine = new Peer(ends[0]);
        line.ask(new Peer.Method(path, TYPE, "RegisterListener"), new Peer.Arguments("h", new byte[Integer.BYTES]),
                ends[1], this::registered);
        listener = mine;
        Thread.ofPlatform().daemon().name("Vitrine D-Bus frames").start(() -> hear(mine));
    }

    private void registered(Header answer, Memory body) {
        if (answer.type() == Header.ERROR) {
            ended(new IOException("QEMU refuses a listener: " + answer.error()));
        }
    }

    private void hear(Peer mine) {
        try (mine) {
            mine.authenticate();
            new Scanout(libc, mine, this, this).read();
            mine.shutDown();
            again();
        } catch (IOException e) {
            if (wanted(mine)) {
                ended(e);
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
        if (muted == ended || viewers.isEmpty()) {
            register();
            return false;
        }
        return true;
    }

    private void ended(IOException why) {
        viewers.forEach(viewer -> viewer.ended().accept(why));
    }

    @Override
    public synchronized void frame(Frame shown) {
        if (!viewers.isEmpty()) {
            told = true;
            remember(shown.hold());
            viewers.forEach(viewer -> viewer.pictures().frame(shown));
        }
    }

    @Override
    public synchronized void nothing() {
        told = !viewers.isEmpty();
        remember(null);
        viewers.forEach(viewer -> viewer.pictures().nothing());
    }

    @Override
    public synchronized void arrived(Rectangle area) {
        viewers.forEach(viewer -> viewer.pictures().arrived(area));
    }

    @Override
    public synchronized void damaged(Rectangle area) {
        viewers.forEach(viewer -> viewer.pictures().damaged(area));
    }

    @Override
    public synchronized void shape(int width, int height, int hotX, int hotY, int[] argb) {
        cursor = late -> late.shape(width, height, hotX, hotY, argb);
        viewers.forEach(viewer -> viewer.cursors().shape(width, height, hotX, hotY, argb));
    }

    @Override
    public synchronized void visible(boolean on) {
        pointer = on;
        viewers.forEach(viewer -> viewer.cursors().visible(on));
    }
}
