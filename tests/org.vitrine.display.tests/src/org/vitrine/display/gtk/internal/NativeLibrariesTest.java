// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.gtk.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;

/** A library that was loaded once stays, whatever JNA thinks of it. */
final class NativeLibrariesTest {
    // a small one that nothing else here uses
    private static final String LIBRARY = "libanl.so.1";

    private static boolean isMapped() throws IOException {
        return Files.readString(Path.of("/proc/self/maps")).contains("libanl");
    }

    @Test
    void aLibraryIsNotUnloaded() throws IOException {
        NativeLibraries.load(LIBRARY, Library.class);
        assertTrue(isMapped());
        NativeLibrary.getInstance(LIBRARY, Map.of(Library.OPTION_OPEN_FLAGS, NativeLibraries.FLAGS)).close();
        assertTrue(isMapped(), "GLib's types would point into a library that is gone");
    }
}
