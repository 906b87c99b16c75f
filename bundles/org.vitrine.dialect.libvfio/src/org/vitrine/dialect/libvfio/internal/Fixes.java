// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.vitrine.host.Text;
import org.vitrine.provider.DialectGuide.Fix;
import org.vitrine.provider.DialectGuide.Key;
import org.vitrine.provider.DialectGuide.Replacement;
import org.vitrine.yaml.Node;
import org.vitrine.yaml.Place;
import org.vitrine.yaml.Splice;
import org.vitrine.yaml.YamlValue;

/** The edits that mend a configuration where it is plain what was meant. */
final class Fixes {
    private static final String PREAMBLE = "%YAML 1.2\n%TAG !n! tag:nimyaml.org,2016:\n--- !n!custom:Config\n";
    private static final Pattern NAME = Pattern.compile("[\\w-]+");
    private final Config config;
    private final String text;

    Fixes(Config config) {
        this.config = config;
        this.text = config.yaml().text();
    }

    /** Lines of a directive or of another document's start go; comments before them stay. */
    Stream<Fix> begin() {
        int first = contentStart();
        StringBuilder kept = new StringBuilder(PREAMBLE.replace("\n", lineBreak()));
        text.substring(0, first).lines().filter(line -> line.strip().startsWith("#"))
                .forEach(line -> kept.append(line).append(lineBreak()));
        return Stream.of(fix(0, first, kept.toString(), "Begin the file as LibVF.IO does"));
    }

    /** The line of the first key. */
    private int contentStart() {
        int key = config.root().pairs().isEmpty()
                ? config.root().place().start()
                : config.root().pairs().getFirst().key().place().start();
        return config.root().isFlow()
                ? text.indexOf('{', config.root().place().start())
                : text.lastIndexOf('\n', key - 1) + 1;
    }

    private String lineBreak() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    Stream<Fix> rename(Place place, Optional<Key> near) {
        return near.stream().map(key -> write(place, key.name()));
    }

    /** A key with an odd name has no path. */
    Stream<Fix> remove(String path, Node.Scalar key, String title) {
        return NAME.matcher(key.value()).matches()
                ? edit(() -> config.yaml().remove(config.root(), config.removable(path)), title, path)
                : Stream.empty();
    }

    Stream<Fix> add(String path, Key key) {
        return edit(() -> config.yaml().set(config.root(), config.real(path), blank(key)), "Add \"{0}\"", path);
    }

    /** What a key begins with: as little as the program takes. */
    static YamlValue blank(Key key) {
        return switch (key.kind()) {
            case INTEGER -> new YamlValue.Literal("0");
            case TOGGLE -> new YamlValue.Literal("false");
            case TEXTS, GROUPS -> new YamlValue.Items(List.of());
            case OPTIONAL_TEXT -> new YamlValue.Literal(Schema.NULL);
            case CHOICE -> new YamlValue.Words(key.choices().getFirst());
            case TEXT -> new YamlValue.Words("");
            case GROUP -> group(key.path());
        };
    }

    /** A group with the keys that it must have. */
    static YamlValue group(String path) {
        YamlValue.Fields fields = new YamlValue.Fields();
        Schema.in(path).stream().filter(key -> key.fallback().isEmpty())
                .forEach(key -> fields.put(key.name(), blank(key)));
        return fields.isEmpty() ? new YamlValue.Words("") : fields;
    }

    /** A single value becomes the only one of a list; nothing, an empty list. */
    Stream<Fix> list(Node node) {
        if (!(node instanceof Node.Scalar scalar) || scalar.style() == Node.Style.BLOCK || scalar.tag().isPresent()) {
            return Stream.empty();
        }
        String written = text.substring(scalar.place().start(), scalar.place().end());
        return Stream.of(write(scalar.place(), scalar.isNull() ? "[]" : "[" + written + "]"));
    }

    /** The words that a key may have instead. */
    Stream<Fix> values(Place place, Key key) {
        List<String> words = switch (key.kind()) {
            case TOGGLE -> List.of("true", "false");
            case CHOICE -> key.choices();
            default -> key.fallback().filter(word -> !word.isEmpty()).stream().toList();
        };
        return words.stream().map(word -> write(place, word));
    }

    Stream<Fix> nothing(Place place) {
        return Stream.of(write(place, Schema.NULL));
    }

    Stream<Fix> untag(Place place) {
        String written = text.substring(place.start(), place.end());
        String bare = written.replaceFirst("^!\\S*\\s*", "");
        return bare.equals(written)
                ? Stream.empty()
                : Stream.of(fix(place.start(), place.end(), bare, "Take the tag away"));
    }

    /** A GPU that is written as one mapping, one key a line, becomes a list of mappings with one key each. */
    Stream<Fix> split(Node gpu) {
        if (!(gpu instanceof Node.Mapping mapping) || mapping.isFlow() || mapping.pairs().isEmpty()) {
            return Stream.empty();
        }
        int from = mapping.pairs().getFirst().key().place().start();
        StringBuilder written = new StringBuilder();
        int at = from;
        for (Node.Pair pair : mapping.pairs()) {
            int key = pair.key().place().start();
            if (pair.value().place().line() != pair.key().place().line()) {
                return Stream.empty();
            }
            written.append(text, at, key).append("- ");
            at = key;
        }
        int end = mapping.place().end();
        written.append(text, at, end);
        return Stream
                .of(fix(from, end, written.toString(), "Write it as arcd reads it: one \"- key: value\" for each key"));
    }

    private interface Edit {
        Splice make();
    }

    /** None where the text around it does not let it be made. */
    private static Stream<Fix> edit(Edit edit, String title, String path) {
        try {
            Splice splice = edit.make();
            return Stream.of(new Fix(Text.of(title, path),
                    new Replacement(splice.offset(), splice.removed().length(), splice.added())));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    private Fix write(Place place, String written) {
        boolean isTight = place.start() == place.end() && place.start() > 0
                && !Character.isWhitespace(text.charAt(place.start() - 1));
        return fix(place.start(), place.end(), isTight ? " " + written : written, "Write {0}", written);
    }

    private static Fix fix(int from, int to, String written, String title, Object... arguments) {
        return new Fix(Text.of(title, arguments),
                new Replacement(from, to - from, written));
    }
}
