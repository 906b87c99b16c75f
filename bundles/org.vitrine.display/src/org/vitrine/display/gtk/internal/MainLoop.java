// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.gtk.internal;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;

/**
 * Work for the UI thread that waits its turn beside GLib's own sources. SWT runs what {@code asyncExec} gives it only when
 * GLib has nothing to do; other screens' native widgets always give it something, and one screen's frames would never be
 * painted. When the thread is so busy that work waits long, as long is waited before the next turn, for what GLib does only
 * when there is nothing better (gtk-vnc's handshakes are such) wants its turn too. Thread-safe.
 */
public final class MainLoop {
    private static final int G_PRIORITY_DEFAULT = 0;
    /** So many at once, and then others have their turn. */
    private static final int MOST = 64;
    private static final int EVERYDAY_MS = 20;
    private static final int LONGEST_PAUSE_MS = 200;
    private final Display display;
    private final Optional<Glib> glib;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awake = new AtomicBoolean();
    private volatile long due;
    private volatile int pause;
    // native code refers to it
    private final Source source = data -> turn();

    /** {@code gboolean (*GSourceFunc)(gpointer)}. */
    private interface Source extends Callback {
        int call(@Nullable Pointer data);
    }

    /** GLib's main loop. */
    private interface Glib extends Library {
        int g_timeout_add_full(int priority, int milliseconds, Callback function, @Nullable Pointer data,
                @Nullable Pointer notify);
    }

    /** @param display whose thread; keeps this object as long as it lives */
    public MainLoop(Display display) {
        this.display = display;
        glib = load();
    }

    private static Optional<Glib> load() {
        try {
            return Optional.of(NativeLibraries.load("libglib-2.0.so.0", Glib.class));
        } catch (LinkageError e) {
            return Optional.empty();
        }
    }

    /** Runs it later on the UI thread; drops it when the display is gone. */
    public void post(Runnable task) {
        if (display.isDisposed()) {
            return;
        }
        if (glib.isEmpty()) {
            later(task);
            return;
        }
        tasks.add(task);
        wake();
    }

    private void wake() {
        if (awake.compareAndSet(false, true)) {
            int wait = pause;
            due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(wait);
            glib.orElseThrow().g_timeout_add_full(G_PRIORITY_DEFAULT, wait, source, null, null);
        }
    }

    /** Runs what waits. The answer says that this source is used up. */
    private int turn() {
        // a few milliseconds are the timer's own and a paint's
        pause = Math.clamp(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - due) - EVERYDAY_MS, 0, LONGEST_PAUSE_MS);
        awake.set(false);
        for (int i = 0; i < MOST && !display.isDisposed(); i++) {
            Runnable task = tasks.poll();
            if (task == null) {
                return 0;
            }
            run(task);
        }
        if (!tasks.isEmpty()) {
            wake();
        }
        return 0;
    }

    /** What goes wrong must not end in native code: who runs the display's loop hears of it. */
    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            later(() -> {
                throw e;
            });
        }
    }

    private void later(Runnable task) {
        try {
            display.asyncExec(task);
        } catch (SWTException e) {
            if (e.code != SWT.ERROR_DEVICE_DISPOSED) {
                throw e;
            }
        }
    }
}
