// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.osgi.framework.FrameworkUtil;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** Compares an answer with the bundle's JSON.md. */
final class Documented {

    private Documented() {
    }

    /** Every name in the answer has a row in the section of its format and version. */
    static void check(JsonObject answer) {
        String heading = "## " + answer.get("format").getAsString() + ", version " + answer.get("version").getAsInt();
        String text = text();
        assertTrue(text.contains(heading), heading);
        String section = text.substring(text.indexOf(heading) + heading.length()).split("\n## ", 2)[0];
        names("", answer, section);
    }

    private static void names(String path, JsonElement element, String section) {
        if (element.isJsonArray()) {
            element.getAsJsonArray().forEach(one -> names(path + "[]", one, section));
        } else if (element.isJsonObject()) {
            element.getAsJsonObject().entrySet().forEach(entry -> {
                String name = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
                assertTrue(section.contains("| `" + name + "` |"), name + " is not in JSON.md");
                names(name, entry.getValue(), section);
            });
        }
    }

    private static String text() {
        URL url = Objects.requireNonNull(FrameworkUtil.getBundle(VitrineCommand.class).getEntry("JSON.md"));
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
