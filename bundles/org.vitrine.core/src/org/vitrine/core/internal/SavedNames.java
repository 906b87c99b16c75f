// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

import org.vitrine.core.AtomicFile;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/**
 * Things of one kind that a person saved, connections or hosts, in a file of the user's: one line {@code ID = name} each, no
 * secrets. Thread-safe.
 */
final class SavedNames {
    private final Path file;
    private final String kind;

    /** @param kind what they are, in the plural, for messages */
    SavedNames(Path file, String kind) {
        this.file = file;
        this.kind = kind;
    }

    /** The file under the user's configuration folder, where the workbench and the command line both find it. */
    static SavedNames ofUser(String kind) {
        String xdg = System.getenv("XDG_CONFIG_HOME");
        Path config = xdg != null && xdg.startsWith("/")
                ? Path.of(xdg)
                : Path.of(System.getProperty("user.home", "/"), ".config");
        return new SavedNames(config.resolve("vitrine").resolve(kind + ".properties"), kind);
    }

    /** Name by id. */
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
                    Text.of("The saved {0} in {1} cannot be read. Repair or delete that file.", kind, file), e);
        }
        lines.stringPropertyNames().forEach(id -> saved.put(id, lines.getProperty(id, id)));
        return saved;
    }

    synchronized void save(Map<String, String> names) throws VitrineException {
        Properties lines = new Properties();
        lines.putAll(names);
        try {
            AtomicFile.writePrivately(file, out -> {
                Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                lines.store(writer, "Vitrine: saved " + kind);
                writer.flush();
            });
        } catch (IOException e) {
            throw new VitrineException(
                    Text.of("The {0} could not be saved in {1}. Check that you may write there.", kind, file), e);
        }
    }
}
