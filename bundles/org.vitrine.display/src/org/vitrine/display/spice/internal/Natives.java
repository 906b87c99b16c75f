// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import org.vitrine.core.VitrineException;
import org.vitrine.display.gtk.internal.GObject;
import org.vitrine.display.gtk.internal.NativeLibraries;
import org.vitrine.display.gtk.internal.Toolkit;
import org.vitrine.host.Text;

import com.sun.jna.Library;

/**
 * The native libraries, loaded.
 *
 * @param toolkit GTK and what is below it
 * @param spice   SPICE sessions
 * @param widgets SPICE displays
 */
record Natives(Toolkit toolkit, SpiceGlib spice, SpiceGtk widgets) {

    /**
     * Loads them; on any thread, takes some tens of milliseconds the first time.
     *
     * @param gtkVersion what SWT runs on
     * @throws VitrineException when SPICE cannot be shown here, with what to do
     */
    static Natives load(String gtkVersion) throws VitrineException {
        return load(gtkVersion, SpiceGtk.LIBRARY);
    }

    static Natives load(String gtkVersion, String spiceGtk) throws VitrineException {
        try {
            Toolkit toolkit = Toolkit.load(gtkVersion, "SPICE");
            initializeStreamer();
            return new Natives(toolkit, load(SpiceGlib.LIBRARY, SpiceGlib.class), load(spiceGtk, SpiceGtk.class));
        } catch (LinkageError e) {
            throw new VitrineException(Text.of("SPICE screens need the library {0}, which cannot be loaded: install the"
                    + " package libspice-client-gtk-3.0-5 (Debian, Ubuntu) or spice-gtk3 (Fedora) and start Vitrine"
                    + " again.", spiceGtk), e);
        }
    }

    /** GObject, of which everything here is made. */
    GObject objects() {
        return toolkit.objects();
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
