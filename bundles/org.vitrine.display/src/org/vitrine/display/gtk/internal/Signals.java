// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.gtk.internal;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import com.sun.jna.Callback;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/**
 * Signal handlers that live as long as they are connected: keeps each callback from the garbage collector and each object
 * from being finalized until {@link #close()}. For the UI thread; not to be closed from within one of its callbacks.
 */
public final class Signals implements AutoCloseable {

    /** {@code void (*)(GObject*, gpointer)}. */
    public interface Plain extends Callback {
        /** The handler. */
        void call(Pointer object, Pointer data);
    }

    /** {@code void (*)(GObject*, GObject*, gpointer)}: a channel of a session, a property of an object. */
    public interface WithObject extends Callback {
        /** The handler. */
        void call(Pointer object, Pointer other, Pointer data);
    }

    /** {@code void (*)(GObject*, gint, gpointer)}: a channel's event, a flag. */
    public interface WithInt extends Callback {
        /** The handler. */
        void call(Pointer object, int value, Pointer data);
    }

    /** {@code void (*)(GObject*, gint width, gint height, gpointer)}. */
    public interface WithSize extends Callback {
        /** The handler. */
        void call(Pointer object, int width, int height, Pointer data);
    }

    /** {@code void (*)(GObject*, gint x, gint y, gint width, gint height, gpointer)}. */
    public interface WithArea extends Callback {
        /** The handler. */
        void call(Pointer object, int x, int y, int width, int height, Pointer data);
    }

    /** {@code void (*)(GObject*, const char*, gpointer)}. */
    public interface WithText extends Callback {
        /** The handler. */
        void call(Pointer object, @Nullable String text, Pointer data);
    }

    /** {@code gboolean (*)(GtkWidget*, GdkEvent*, gpointer)}: 1 keeps the event from everybody else. */
    public interface WithEvent extends Callback {
        /** The handler. */
        int call(Pointer widget, Pointer event, Pointer data);
    }

    private record Connected(Pointer object, NativeLong handler, Callback callback) {
    }

    private final GObject objects;
    private final List<Connected> all = new ArrayList<>();

    /** Nothing connected yet. */
    public Signals(GObject objects) {
        this.objects = objects;
    }

    /** Connects a handler to a signal of an object, which is referenced until the end. */
    public void connect(Pointer object, String signal, Callback callback) {
        NativeLong handler = objects.g_signal_connect_data(objects.g_object_ref(object), signal, callback, Pointer.NULL,
                Pointer.NULL, 0);
        all.add(new Connected(object, handler, callback));
    }

    /** Disconnects everything of one object. */
    public void forget(Pointer object) {
        List<Connected> those = all.stream().filter(c -> c.object().equals(object)).toList();
        all.removeAll(those);
        those.forEach(this::disconnect);
    }

    /** Disconnects everything. */
    @Override
    public void close() {
        all.forEach(this::disconnect);
        all.clear();
    }

    private void disconnect(Connected c) {
        // A widget that was destroyed has disconnected its handlers itself.
        if (objects.g_signal_handler_is_connected(c.object(), c.handler()) != 0) {
            objects.g_signal_handler_disconnect(c.object(), c.handler());
        }
        objects.g_object_unref(c.object());
    }
}
