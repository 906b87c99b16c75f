// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/** Saved connections in a file of the user's: one line {@code URI = name} each, no secrets. Thread-safe. */
final class ConnectionStore {
    private final Path file;

    ConnectionStore(Path file) {
        this.file = file;
    }

    /** The file under the user's configuration folder, where the workbench and the command line both find it. */
    static ConnectionStore ofUser() {
        String xdg = System.getenv("XDG_CONFIG_HOME");
        Path config = xdg != null && xdg.startsWith("/")
                ? Path.of(xdg)
                : Path.of(System.getProperty("user.home", "/"), ".config");
        return new ConnectionStore(config.resolve("vitrine").resolve("connections.properties"));
    }

    /** Name by URI. */
    synchronized SortedMap<String, String> load() throws VitrineException {
        SortedMap<String, String> saved = new TreeMap<>();
        if (Files.notExists(file)) {
            return saved;
        }
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new VitrineException(
                    Text.of("The saved connections in {0} cannot be read. Repair or delete that file.", file), e);
        }
        lines.stringPropertyNames().forEach(uri -> saved.put(uri, lines.getProperty(uri, uri)));
        return saved;
    }

    synchronized void save(Map<String, String> connections) throws VitrineException {
        Properties lines = new Properties();
        lines.putAll(connections);
        try {
            // a link stays one: people keep their configuration elsewhere
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Path folder = Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Path fresh = Files.createTempFile(folder, "connections", ".new");
            try {
                try (Writer writer = Files.newBufferedWriter(fresh)) {
                    lines.store(writer, "Vitrine: saved connections");
                }
                replace(target, fresh);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new VitrineException(
                    Text.of("The connections could not be saved in {0}. Check that you may write there.", file), e);
        }
    }

    private static void replace(Path target, Path fresh) throws IOException {
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
