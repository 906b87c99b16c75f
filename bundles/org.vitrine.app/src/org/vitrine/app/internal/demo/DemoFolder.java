// SPDX-License-Identifier: EPL-2.0
package org.vitrine.app.internal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.app.internal.StartException;

/**
 * A folder for a demo that ends by itself: workspace and machines are in it, and it goes when the process ends. A launcher
 * that cleans up by itself names it in the system property {@code vitrine.demo.dir}.
 *
 * @param path where it is; short, for sockets are in it
 */
record DemoFolder(Path path) {
    private static final String PLACE = "vitrine.demo.dir";

    /**
     * Makes it.
     *
     * @throws StartException when there is no room for it
     */
    static DemoFolder make() throws StartException {
        @Nullable
        String place = System.getProperty(PLACE);
        if (place != null) {
            return new DemoFolder(Path.of(place));
        }
        try {
            DemoFolder made = new DemoFolder(Files.createTempDirectory("vitrine-demo"));
            // Eclipse writes into its workspace until the very end, after the application has returned
            Runtime.getRuntime().addShutdownHook(new Thread(made::delete, "vitrine-demo-cleanup"));
            return made;
        } catch (IOException e) {
            throw StartException.unavailable(
                    "There is no room for the demo's files (%s). Set java.io.tmpdir to a folder that is yours."
                            .formatted(e.getMessage()));
        }
    }

    /** The folder for Eclipse's workspace. */
    Path workspace() {
        return path.resolve("workspace");
    }

    /** The folder for the embedded driver. */
    Path machines() {
        return path.resolve("machines");
    }

    private void delete() {
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("vitrine: the demo's files in " + path + " could not be removed; remove them by hand.");
        }
    }
}
