// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.gtk.internal;

import java.util.Optional;

import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/**
 * What every foreign widget needs, loaded.
 *
 * @param objects GObject
 * @param gtk     GTK and GDK
 * @param pixbufs GdkPixbuf
 * @param libc    the C library
 */
public record Toolkit(GObject objects, Gtk gtk, GdkPixbuf pixbufs, LibC libc) {

    /** What SWT runs on, {@code 0} while it runs on nothing. */
    public static String version() {
        return Optional.ofNullable(System.getProperty("org.eclipse.swt.internal.gtk.version")).orElse("0");
    }

    /**
     * Loads it; on any thread.
     *
     * @param version what SWT runs on
     * @param kind    whose screens want it, for a person
     * @throws VitrineException when that is not GTK 3, with what to do
     * @throws LinkageError     when a library is missing
     */
    public static Toolkit load(String version, String kind) throws VitrineException {
        // Two versions of GTK in one process end it; so this is asked before anything is loaded.
        if (!version.startsWith("3.")) {
            throw new VitrineException(Text.of("{0} screens need GTK 3, and this workbench runs on GTK {1}:"
                    + " unset SWT_GTK4 and start Vitrine again.", kind, version));
        }
        return new Toolkit(NativeLibraries.load(GObject.LIBRARY, GObject.class),
                NativeLibraries.load(Gtk.LIBRARY, Gtk.class), NativeLibraries.load(GdkPixbuf.LIBRARY, GdkPixbuf.class),
                NativeLibraries.load(LibC.LIBRARY, LibC.class));
    }
}
