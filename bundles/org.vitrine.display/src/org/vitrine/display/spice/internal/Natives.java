// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.vitrine.core.VitrineException;
import org.vitrine.display.gtk.internal.GObject;
import org.vitrine.display.gtk.internal.NativeLibraries;
import org.vitrine.display.gtk.internal.Toolkit;
import org.vitrine.host.Text;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;

/**
 * The native libraries, loaded.
 *
 * @param toolkit GTK and what is below it
 * @param spice   SPICE sessions
 * @param widgets SPICE displays
 * @param streams what decodes and plays, where it is
 * @param pending callbacks that GLib, which has only their addresses, will call once; for the UI thread
 */
record Natives(Toolkit toolkit, SpiceGlib spice, SpiceGtk widgets, Optional<GStreamer> streams,
        Set<Callback> pending) {

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
            Optional<GStreamer> streams = initializeStreamer();
            return new Natives(toolkit, load(SpiceGlib.LIBRARY, SpiceGlib.class), load(spiceGtk, SpiceGtk.class),
                    streams, new HashSet<>());
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

    /** Whether a property that is yes or no is yes. */
    boolean isSet(Pointer object, String property) {
        int[] value = new int[1];
        objects().g_object_get(object, property, value);
        return value[0] != 0;
    }

    /** Whether there is what spice-gtk hands sound to. */
    boolean playsSound() {
        return streams.filter(s -> s.gst_element_factory_find("autoaudiosink") != null).isPresent();
    }

    /** spice-gtk would do it on the UI thread. */
    private static Optional<GStreamer> initializeStreamer() {
        try {
            GStreamer streams = load(GStreamer.LIBRARY, GStreamer.class);
            streams.gst_init_check(null, null, null);
            return Optional.of(streams);
        } catch (UnsatisfiedLinkError e) {
            System.getLogger(Natives.class.getName()).log(System.Logger.Level.DEBUG, "spice-gtk without GStreamer", e);
            return Optional.empty();
        }
    }

    private static <T extends Library> T load(String library, Class<T> functions) {
        return NativeLibraries.load(library, functions);
    }
}
