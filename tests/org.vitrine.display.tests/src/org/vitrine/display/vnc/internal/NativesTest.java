// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.vnc.internal;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.vitrine.core.VitrineException;

final class NativesTest {

    @Test
    void libraryMissingNamesThePackage() {
        String why = assertThrows(VitrineException.class, () -> Natives.load("3.24.38", "libgtk-vnc-absent.so.0"))
                .text()
                .toString();
        assertTrue(why.contains("libgtk-vnc-2.0-0") && why.contains("gtk-vnc2"), why);
    }
}
