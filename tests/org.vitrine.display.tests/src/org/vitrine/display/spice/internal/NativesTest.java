// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.vitrine.core.VitrineException;

final class NativesTest {

    @Test
    void spiceLibraryMissingNamesThePackage() {
        String why = message(() -> Natives.load("3.24.38", "libspice-client-gtk-absent.so.5"));
        assertTrue(why.contains("libspice-client-gtk-3.0-5"), why);
    }

    @Test
    void gtk4IsRefusedBeforeAnythingIsLoaded() {
        String why = message(() -> Natives.load("4.8.3", "libspice-client-gtk-absent.so.5"));
        assertTrue(why.contains("GTK 4.8.3") && why.contains("SWT_GTK4"), why);
    }

    private interface Loading {
        Natives load() throws VitrineException;
    }

    private static String message(Loading loading) {
        return assertThrows(VitrineException.class, loading::load).text().toString();
    }
}
