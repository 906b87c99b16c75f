// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.gtk.internal;

import org.eclipse.jdt.annotation.Nullable;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** GLib's objects, properties and signals (<a href="https://docs.gtk.org/gobject/">GObject</a>). */
public interface GObject extends Library {
    /** Its name for the loader. */
    String LIBRARY = "libgobject-2.0.so.0";

    /** Takes a reference. */
    Pointer g_object_ref(Pointer object);

    /** Takes the floating reference of a new widget. */
    Pointer g_object_ref_sink(Pointer object);

    /** Gives a reference back. */
    void g_object_unref(Pointer object);

    /** Name and value pairs; JNA adds the NULL that ends them. */
    void g_object_set(Pointer object, String property, Object... more);

    /** Name and array-of-one pairs; JNA adds the NULL that ends them. */
    void g_object_get(Pointer object, String property, Object... more);

    /** The name of an object's type. */
    String g_type_name_from_instance(Pointer object);

    /** Connects a handler; its id. */
    NativeLong g_signal_connect_data(Pointer object, String signal, Callback handler, Pointer data, Pointer destroy,
            int flags);

    /** Whether a handler is still connected. */
    int g_signal_handler_is_connected(Pointer object, NativeLong handler);

    /** Disconnects a handler. */
    void g_signal_handler_disconnect(Pointer object, NativeLong handler);

    /** Keeps handlers that match from being called. */
    int g_signal_handlers_block_matched(Pointer object, int mask, int signal, int detail, @Nullable Pointer closure,
            @Nullable Pointer function, Pointer data);

    /** Lets them be called again. */
    int g_signal_handlers_unblock_matched(Pointer object, int mask, int signal, int detail, @Nullable Pointer closure,
            @Nullable Pointer function, Pointer data);

    /** The number of a signal of a type. */
    int g_signal_lookup(String name, NativeLong type);

    /** The number of a type by its name, once it is used. */
    NativeLong g_type_from_name(String name);

    /** Frees memory of GLib. */
    void g_free(Pointer memory);

    /** Gives a {@code GPtrArray} back, and its elements if it owns them. */
    void g_ptr_array_unref(Pointer array);

    /** Gives a {@code GArray} back. */
    void g_array_unref(Pointer array);

    /** Frees a {@code GError}. */
    void g_error_free(Pointer error);
}
