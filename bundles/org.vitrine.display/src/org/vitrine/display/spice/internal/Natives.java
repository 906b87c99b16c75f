// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

import org.vitrine.display.gtk.internal.Gtk;
import org.vitrine.display.gtk.internal.NativeLibraries;
import org.vitrine.display.gtk.internal.GObject;
import com.sun.jna.Library;

/**
 * The native libraries, loaded.
 *
 * @param objects GObject
 * @param gtk     GTK and GDK
 * @param pixbufs GdkPixbuf
 * @param spice   SPICE sessions
 * @param widgets SPICE displays
 * @param libc    the C library
 */
record Natives(GObject objects, Gtk gtk, GdkPixbuf pixbufs, SpiceGlib spice, SpiceGtk widgets, LibC libc) {

    /**
     * Loads them; on any thread, takes some tens of milliseconds the first time.
     *
     * @param gtkVersion what SWT runs on, from its property {@code org.eclipse.swt.internal.gtk.version}
     * @throws VitrineException when SPICE cannot be shown here, with what to do
     */
    static Natives load(String gtkVersion) throws VitrineException {
        return load(gtkVersion, SpiceGtk.LIBRARY);
    }

    static Natives load(String gtkVersion, String spiceGtk) throws VitrineException {
        // Two versions of GTK in one process end it; so this is asked before anything is loaded.
        if (!gtkVersion.startsWith("3.")) {
            throw new VitrineException(Text.of("SPICE screens need GTK 3, and this workbench runs on GTK {0}:"
                    + " unset SWT_GTK4 and start Vitrine again.", gtkVersion));
        }
        try {
            initializeStreamer();
            return new Natives(load(GObject.LIBRARY, GObject.class), load(Gtk.LIBRARY, Gtk.class),
                    load(GdkPixbuf.LIBRARY, GdkPixbuf.class), load(SpiceGlib.LIBRARY, SpiceGlib.class),
                    load(spiceGtk, SpiceGtk.class), load(LibC.LIBRARY, LibC.class));
        } catch (LinkageError e) {
            throw new VitrineException(Text.of("SPICE screens need the library {0}, which cannot be loaded: install the"
                    + " package libspice-client-gtk-3.0-5 (Debian, Ubuntu) or spice-gtk3 (Fedora) and start Vitrine"
                    + " again.", spiceGtk), e);
        }
    }

    /** spice-gtk would do it on the UI thread. */
    private static void initializeStreamer() {
        try {
            load(GStreamer.LIBRARY, GStreamer.class).gst_init_check(null, null, null);
        } catch (UnsatisfiedLinkError e) {
            System.getLogger(Natives.class.getName()).log(System.Logger.Level.DEBUG, "spice-gtk without GStreamer", e);
        }
    }

    private static <T extends Library> T load(String library, Class<T> functions) {
        return NativeLibraries.load(library, functions);
    }
}
