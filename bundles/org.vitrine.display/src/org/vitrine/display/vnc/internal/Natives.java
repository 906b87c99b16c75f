// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.vnc.internal;

import org.vitrine.core.VitrineException;
import org.vitrine.display.gtk.internal.NativeLibraries;
import org.vitrine.display.gtk.internal.Toolkit;
import org.vitrine.host.Text;

/**
 * The native libraries, loaded.
 *
 * @param toolkit GTK and what is below it
 * @param vnc     VNC displays
 * @param gio     addresses
 */
record Natives(Toolkit toolkit, GtkVnc vnc, Gio gio) {

    /**
     * Loads them; on any thread.
     *
     * @param gtkVersion what SWT runs on
     * @throws VitrineException when VNC cannot be shown here, with what to do
     */
    static Natives load(String gtkVersion) throws VitrineException {
        return load(gtkVersion, GtkVnc.LIBRARY);
    }

    static Natives load(String gtkVersion, String gtkVnc) throws VitrineException {
        try {
            return new Natives(Toolkit.load(gtkVersion, "VNC"), NativeLibraries.load(gtkVnc, GtkVnc.class),
                    NativeLibraries.load(Gio.LIBRARY, Gio.class));
        } catch (LinkageError e) {
            throw new VitrineException(Text.of("VNC screens need the library {0}, which cannot be loaded: install the"
                    + " package libgtk-vnc-2.0-0 (Debian, Ubuntu) or gtk-vnc2 (Fedora) and start Vitrine again.",
                    gtkVnc), e);
        }
    }
}
