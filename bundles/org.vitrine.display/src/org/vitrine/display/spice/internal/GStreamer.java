// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import org.eclipse.jdt.annotation.Nullable;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** What spice-gtk decodes video streams with. */
interface GStreamer extends Library {
    String LIBRARY = "libgstreamer-1.0.so.0";

    /** Looks for plug-ins, which takes seconds when many were installed since the last time; on any thread. */
    int gst_init_check(@Nullable Pointer argc, @Nullable Pointer argv, @Nullable Pointer error);

    /** A kind of element by its name, with a reference; NULL when it is not installed. */
    @Nullable
    Pointer gst_element_factory_find(String name);
}
