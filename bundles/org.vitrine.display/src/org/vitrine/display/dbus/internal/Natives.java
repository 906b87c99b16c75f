// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import org.vitrine.core.VitrineException;
import org.vitrine.display.gtk.internal.GObject;
import org.vitrine.display.gtk.internal.Gtk;
import org.vitrine.display.gtk.internal.NativeLibraries;
import org.vitrine.host.Text;

/**
 * The native libraries, all of which SWT needs too.
 *
 * @param libc    the C library
 * @param cairo   paints
 * @param gtk     tells which key it was
 * @param objects GObject
 */
record Natives(LibC libc, Cairo cairo, Gtk gtk, GObject objects) {

    /** Loads them; on any thread. */
    static Natives load() throws VitrineException {
        if (!System.getProperty("org.eclipse.swt.internal.gtk.version", "").startsWith("3.")) {
            throw new VitrineException(Text.of("D-Bus screens need GTK 3: unset SWT_GTK4 and start Vitrine again."));
        }
        try {
            return new Natives(NativeLibraries.load(LibC.LIBRARY, LibC.class),
                    NativeLibraries.load(Cairo.LIBRARY, Cairo.class),
                    NativeLibraries.load(Gtk.LIBRARY, Gtk.class), NativeLibraries.load(GObject.LIBRARY, GObject.class));
        } catch (LinkageError e) {
            throw new VitrineException(Text.of("D-Bus screens need GTK 3 and cairo, which cannot be loaded here."), e);
        }
    }
}
