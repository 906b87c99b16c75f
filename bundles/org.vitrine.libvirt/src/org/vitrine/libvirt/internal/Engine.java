// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.eclipse.jdt.annotation.Nullable;
import org.libvirt.jna.CString;
import org.libvirt.jna.Libvirt;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * libvirt's library, loaded and made quiet, with its event loop running. Thread-safe.
 * <p>
 * libvirt's errors are kept for each thread: a result is checked on the thread that made the call.
 */
final class Engine {

    private final LibvirtApi api;
    private final Map<Long, Callback> registered = new ConcurrentHashMap<>();
    private final AtomicLong lastRegistered = new AtomicLong();
    // Fields, because libvirt knows only their addresses
    private final LibvirtApi.ErrorSink errorSink = (userData, error) -> {
        // Every failed call is asked for its error where it was made; libvirt's default prints it as well
    };
    private final Libvirt.VirFreeCallback forget = data -> registered.remove(Pointer.nativeValue(data));

    private Engine(LibvirtApi api) {
        this.api = api;
    }

    /**
     * Loads the library, starts the event loop, and initialises libvirt.
     *
     * @param name of the library as a linker takes it, {@code virt}
     * @throws VitrineException when it is not installed or cannot be initialised; says what to install
     */
    static Engine load(String name, Libc libc) throws VitrineException {
        // Warnings of libvirt's log would else appear on standard error; who sets one of these wants to see them
        if (System.getenv("LIBVIRT_LOG_OUTPUTS") == null && System.getenv("LIBVIRT_DEBUG") == null) {
            libc.setenv("LIBVIRT_LOG_OUTPUTS", "4:file:/dev/null", 0);
        }
        try {
            Engine engine = new Engine(
                    Native.load(name, LibvirtApi.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8")));
            engine.initialise(libc);
            return engine;
        } catch (UnsatisfiedLinkError e) {
            throw new VitrineException(Text.of("libvirt is not installed, so no machine can be shown or started. "
                    + "Install the packages libvirt0 and libvirt-daemon-driver-qemu (Debian, Ubuntu) or libvirt-libs and "
                    + "libvirt-daemon-driver-qemu (Fedora), then start Vitrine again."), e);
        } catch (LibvirtFailure e) {
            throw new VitrineException(Sentences.of(e), e);
        }
    }

    private void initialise(Libc libc) throws LibvirtFailure {
        EventLoop.start(api, libc, this);
        api.virSetErrorFunc(null, errorSink);
        check(api.virInitialize());
        // GTK sets the user's locale, and Sentences reads English: libvirt is to find no translations
        libc.bindtextdomain("libvirt", "/nonexistent");
    }

    /** libvirt's functions. */
    LibvirtApi api() {
        return api;
    }

    /** A result that is below 0 when the call failed. */
    int check(int result) throws LibvirtFailure {
        if (result < 0) {
            throw failure();
        }
        return result;
    }

    /** A result that is NULL when the call failed. */
    <T> T check(@Nullable T result) throws LibvirtFailure {
        if (result == null) {
            throw failure();
        }
        return result;
    }

    /** A text that the caller of libvirt has to free; freed. NULL when the call failed. */
    String text(@Nullable CString result) throws LibvirtFailure {
        return check(result).toString();
    }

    private LibvirtFailure failure() {
        String message = api.virGetLastErrorMessage();
        return new LibvirtFailure(api.virGetLastErrorCode(), message == null ? "no error message" : message);
    }

    /** Keeps a callback from being collected until libvirt calls {@link #forget()} with the data returned here. */
    Pointer retain(Callback callback) {
        long number = lastRegistered.incrementAndGet();
        registered.put(number, callback);
        return new Pointer(number);
    }

    /** The function that forgets a {@linkplain #retain retained} callback. */
    Libvirt.VirFreeCallback forget() {
        return forget;
    }

    /** libvirt's QEMU driver, a module that is loaded when it is needed; empty when it is not installed. */
    Optional<Path> qemuDriver() {
        return moduleFolder().map(folder -> folder.resolve("libvirt_driver_qemu.so")).filter(Files::exists);
    }

    /** Where libvirt looks for its drivers: beside the library itself, unless told otherwise. */
    private static Optional<Path> moduleFolder() {
        String told = System.getenv("LIBVIRT_DRIVER_DIR");
        return told != null
                ? Optional.of(Path.of(told))
                : LoadedLibraries.folderOf("libvirt.so").map(folder -> folder.resolve("libvirt/connection-driver"));
    }
}
