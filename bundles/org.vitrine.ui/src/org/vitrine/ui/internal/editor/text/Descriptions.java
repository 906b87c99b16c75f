// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.ui.internal.editor.schema.Allowed;

/** What an element or an attribute of a domain is for, in a sentence or two of our own. Immutable. */
public final class Descriptions {
    private static final String FILE = "descriptions.properties";
    private static final int MOST_WORDS = 24;
    private final Properties sentences = new Properties();

    /** Reads them. */
    public Descriptions() {
        try (InputStream in = Descriptions.class.getResourceAsStream(FILE)) {
            if (in != null) {
                sentences.load(in);
            }
        } catch (IOException e) {
            throw new IllegalStateException("The bundle's own " + FILE + " cannot be read", e);
        }
    }

    /**
     * What is known of a place.
     *
     * @param path the names from the root on, and an attribute behind an {@code @}: {@code domain/devices/video/model@heads}
     */
    public Optional<String> of(String path) {
        @Nullable
        String sentence = sentences.getProperty(path.startsWith("domain/") ? path.substring("domain/".length()) : path);
        return Optional.ofNullable(sentence);
    }

    /** How many places are described, for tests. */
    int size() {
        return sentences.size();
    }

    /** What may stand there, in words; empty when the schema says nothing of use. */
    public static Optional<String> values(Allowed allowed) {
        if (!allowed.words().isEmpty()) {
            String words = String.join(", ", allowed.words().stream().limit(MOST_WORDS).toList());
            return Optional.of((allowed.types().isEmpty() ? Messages.Descriptions_oneOf : Messages.Descriptions_some)
                    + " " + words + (allowed.words().size() > MOST_WORDS ? ", \u2026" : ""));
        }
        return allowed.types().stream().filter(type -> !type.equals("text") && !type.equals("string")).findFirst()
                .map(type -> Messages.Descriptions_type + " " + word(type));
    }

    private static String word(String type) {
        return switch (type) {
            case "unsignedInt", "unsignedLong", "unsignedShort", "positiveInteger", "unsignedByte" ->
                Messages.Descriptions_number;
            case "int", "integer", "long", "short" -> Messages.Descriptions_integer;
            case "dateTime" -> Messages.Descriptions_time;
            default -> type;
        };
    }
}
