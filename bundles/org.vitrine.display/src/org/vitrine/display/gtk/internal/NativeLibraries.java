// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.gtk.internal;

import java.util.Map;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/**
 * Loads libraries that stay. JNA unloads one that nobody uses any more, when the garbage collector says so; what GLib's type
 * system knows of the library's classes and properties would then point to nowhere, and the next object ends the process.
 */
public final class NativeLibraries {
    /** dlfcn.h: RTLD_LAZY and RTLD_GLOBAL, which JNA uses too, and RTLD_NODELETE. */
    static final int FLAGS = 0x1 | 0x100 | 0x1000;

    private NativeLibraries() {
    }

    /**
     * The functions of a library; on any thread.
     *
     * @throws UnsatisfiedLinkError when it is not installed
     */
    public static <T extends Library> T load(String library, Class<T> functions) {
        return Native.load(library, functions, Map.of(Library.OPTION_OPEN_FLAGS, FLAGS));
    }

    /**
     * Binds the native methods of a class to a library without a proxy between, for what is called for every frame.
     *
     * @throws UnsatisfiedLinkError when it is not installed
     */
    public static void bind(Class<?> functions, String library) {
        Native.register(functions, NativeLibrary.getInstance(library, Map.of(Library.OPTION_OPEN_FLAGS, FLAGS)));
    }
}
