// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** GLib's objects, properties and signals (<a href="https://docs.gtk.org/gobject/">GObject</a>). */
interface GObject extends Library {
    String LIBRARY = "libgobject-2.0.so.0";

    Pointer g_object_ref(Pointer object);

    /** Takes the floating reference of a new widget. */
    Pointer g_object_ref_sink(Pointer object);

    void g_object_unref(Pointer object);

    /** Name and value pairs; JNA adds the NULL that ends them. */
    void g_object_set(Pointer object, String property, Object... more);

    /** Name and array-of-one pairs; JNA adds the NULL that ends them. */
    void g_object_get(Pointer object, String property, Object... more);

    String g_type_name_from_instance(Pointer object);

    NativeLong g_signal_connect_data(Pointer object, String signal, Callback handler, Pointer data, Pointer destroy,
            int flags);

    int g_signal_handler_is_connected(Pointer object, NativeLong handler);

    void g_signal_handler_disconnect(Pointer object, NativeLong handler);
}
