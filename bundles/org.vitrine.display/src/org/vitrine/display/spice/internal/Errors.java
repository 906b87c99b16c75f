// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.display.gtk.internal.GObject;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** What a {@code GError} says. */
final class Errors {
    /** After its domain and code of 32 bits each. */
    private static final int MESSAGE_AT = 8;

    private Errors() {
    }

    /** Its message; empty without an error. */
    static String message(@Nullable Pointer error) {
        return error == null ? "" : error.getPointer(MESSAGE_AT).getString(0, "UTF-8");
    }

    /** The message of an error that was handed out, which is freed. */
    static String take(GObject objects, PointerByReference place) {
        @Nullable
        Pointer error = place.getValue();
        String message = message(error);
        if (error != null) {
            objects.g_error_free(error);
        }
        return message;
    }
}
