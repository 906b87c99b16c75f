// SPDX-License-Identifier: EPL-2.0
package org.vitrine.app.internal;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.eclipse.core.runtime.Platform;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.service.datalocation.Location;

/**
 * Where Eclipse keeps projects and layout. Nobody is asked: it is what the launcher says ({@code -data}), or a folder of
 * the demo's, or {@code vitrine/workspace} in the user's data folder. Its lock is held by the one workbench that uses it.
 */
final class Workspace {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private final Location location;
    private final Path folder;

    private Workspace(Location location, Path folder) {
        this.location = location;
        this.folder = folder;
    }

    /**
     * Chooses the folder and makes it.
     *
     * @param own the demo's own folder
     * @throws StartException when it cannot be made
     */
    static Workspace choose(Optional<Path> own) throws StartException {
        @Nullable
        Location location = Platform.getInstanceLocation();
        if (location == null) {
            throw StartException
                    .unavailable("Eclipse was told to have no workspace; start it without \"-data @none\".");
        }
        try {
            Path folder = location.isSet() ? path(location.getURL()) : own.orElseGet(() -> usual(System.getenv()));
            Files.createDirectories(folder);
            return new Workspace(location, folder);
        } catch (IOException | URISyntaxException e) {
            throw StartException
                    .unavailable("The workspace cannot be made (%s). Set XDG_DATA_HOME to a folder that is yours."
                            .formatted(e.getMessage()));
        }
    }

    private static Path path(URL url) throws URISyntaxException {
        return Path.of(url.toURI());
    }

    /** As the XDG Base Directory Specification says. */
    static Path usual(Map<String, String> environment) {
        @Nullable
        String data = environment.get("XDG_DATA_HOME");
        Path base = data != null && data.startsWith("/")
                ? Path.of(data)
                : Path.of(System.getProperty("user.home", ""), ".local", "share");
        return base.resolve("vitrine").resolve("workspace");
    }

    /** The folder. */
    Path folder() {
        return folder;
    }

    /**
     * Takes the workspace for this process, or lets another one do the work. Neither may be possible for a moment, while the
     * other starts or ends; so both are tried for 5 s.
     *
     * @param other hands the work over; whether that worked
     * @return whether the workspace is this process's
     * @throws StartException when somebody holds it and does not answer
     */
    boolean takeOr(BooleanSupplier other) throws StartException {
        Instant end = Instant.now().plus(PATIENCE);
        do {
            if (lock()) {
                return true;
            }
            if (other.getAsBoolean()) {
                return false;
            }
            pause();
        } while (Instant.now().isBefore(end));
        throw StartException.unavailable(("Vitrine runs already with the workspace %s, but does not answer. "
                + "Close its window or end its process, then try again.").formatted(folder));
    }

    private boolean lock() throws StartException {
        try {
            return location.isSet() ? location.lock() : location.set(folder.toUri().toURL(), true);
        } catch (IOException e) {
            throw StartException.unavailable("The workspace %s cannot be locked (%s). Make it writable."
                    .formatted(folder, e.getMessage()));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
