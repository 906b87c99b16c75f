// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Text;

/**
 * One typed setting of a provider: its text form, its place in the XML, its limits, its choices on a host. Immutable; made
 * by factories and changed by copies, so that it can grow.
 *
 * @param <T> the type of its value
 */
public final class Field<T> {

    /** How a form shows a field. */
    public enum Kind {
        /** Free text. */
        TEXT,
        /** A whole number. */
        INTEGER,
        /** Two words, one of which means yes. */
        TOGGLE,
        /** One of a few words. */
        CHOICE,
        /** A device of the host. */
        DEVICE,
        /** Several values. */
        LIST
    }

    private record Codec<T>(Kind kind, T fallback, Function<String, T> parse, Function<T, String> print) {
    }

    private record Face(Text label, Text explanation, Text group, String unit) {
        static final Text NONE = Text.of("");
    }

    private record Bounds<T>(Function<T, Optional<Text>> limit,
            BiFunction<HostSnapshot, Values, List<Choice>> choices) {
    }

    private final String id;
    private final Optional<String> at;
    private final Codec<T> codec;
    private final Face face;
    private final Bounds<T> bounds;

    private Field(String id, Optional<String> at, Codec<T> codec, Face face, Bounds<T> bounds) {
        this.id = id;
        this.at = at;
        this.codec = codec;
        this.face = face;
        this.bounds = bounds;
    }

    private static <T> Field<T> of(String id, Kind kind, T fallback, Function<String, T> parse,
            Function<T, String> print) {
        return new Field<>(id, Optional.empty(), new Codec<>(kind, fallback, parse, print),
                new Face(Text.of(id), Face.NONE, Face.NONE, ""),
                new Bounds<>(value -> Optional.empty(), (h, v) -> List.of()));
    }

    /** Free text; empty by default. */
    public static Field<String> text(String id) {
        return of(id, Kind.TEXT, "", text -> text, text -> text);
    }

    /** A whole number, decimal or with 0x; 0 by default. */
    public static Field<Integer> integer(String id) {
        return of(id, Kind.INTEGER, 0, Field::whole, String::valueOf);
    }

    /** Unlike {@link Integer#decode} it takes 010 for ten, and no digits of other scripts. */
    private static Integer whole(String text) {
        if (!text.matches("[-+]?([0-9]+|0[xX][0-9a-fA-F]+)")) {
            throw new NumberFormatException(text);
        }
        return text.matches("[-+]?0[xX].*") ? Integer.decode(text) : Integer.valueOf(text);
    }

    /** A whole number that may be too large for {@link #integer}, such as bytes of memory; 0 by default. */
    public static Field<Long> number(String id) {
        return of(id, Kind.INTEGER, 0L, Long::decode, String::valueOf);
    }

    /** Two words as this place spells them, {@code on}/{@code off} or {@code yes}/{@code no}; off by default. */
    public static Field<Boolean> toggle(String id, String on, String off) {
        return of(id, Kind.TOGGLE, false, text -> {
            if (!text.equals(on) && !text.equals(off)) {
                throw new IllegalArgumentException(text);
            }
            return text.equals(on);
        }, value -> value ? on : off);
    }

    /** One of a few words; the first by default. */
    public static Field<String> choice(String id, List<Choice> choices) {
        List<String> words = choices.stream().map(Choice::value).toList();
        return of(id, Kind.CHOICE, words.getFirst(), text -> text, text -> text).from((host, values) -> choices)
                .where(words::contains, "{0} must be one of {1}", id, String.join(", ", words));
    }

    /** A device of the host by the text that identifies it there; none by default. */
    public static Field<String> device(String id) {
        return of(id, Kind.DEVICE, "", text -> text, text -> text);
    }

    /** Several values of one kind, separated by commas; none by default. */
    public static <T> Field<List<T>> listOf(Field<T> field) {
        return of(field.id, Kind.LIST, List.of(),
                text -> text.isBlank() ? List.of() : Arrays.stream(text.split(",")).map(field::parse).toList(),
                values -> values.stream().map(field::print).collect(Collectors.joining(",")));
    }

    /** Standing at this place: a path from the anchor of the use, or from the domain when it begins with a slash. */
    public Field<T> at(String path) {
        return new Field<>(id, Optional.of(path), codec, face, bounds);
    }

    /** With another default: the value that holds when nothing is written. */
    public Field<T> byDefault(T value) {
        return new Field<>(id, at, new Codec<>(codec.kind, value, codec.parse, codec.print), face, bounds);
    }

    /** With a label and a unit for forms; the unit may be empty. */
    public Field<T> labelled(String label, String unit) {
        return new Field<>(id, at, codec, new Face(Text.of(label), face.explanation, face.group, unit), bounds);
    }

    /** With the reason to change it, shown as help. */
    public Field<T> explained(String pattern, Object... arguments) {
        return new Field<>(id, at, codec, new Face(face.label, Text.of(pattern, arguments), face.group, face.unit),
                bounds);
    }

    /** In a named group of the form; fields of one group follow each other. */
    public Field<T> in(String group) {
        return new Field<>(id, at, codec, new Face(face.label, face.explanation, Text.of(group), face.unit), bounds);
    }

    /** With choices that depend on the host and on what is chosen so far. */
    public Field<T> from(BiFunction<HostSnapshot, Values, List<Choice>> choices) {
        return new Field<>(id, at, codec, face, new Bounds<>(bounds.limit, choices));
    }

    /** With one limit more; {@code otherwise} says what is wrong with a value that breaks it. */
    public Field<T> where(Predicate<T> holds, String otherwise, Object... arguments) {
        Function<T, Optional<Text>> both = value -> bounds.limit.apply(value)
                .or(() -> holds.test(value) ? Optional.empty() : Optional.of(Text.of(otherwise, arguments)));
        return new Field<>(id, at, codec, face, new Bounds<>(both, bounds.choices));
    }

    /** The id: libvirt's own word for the setting where it has one; the key of {@code --set}. */
    public String id() {
        return id;
    }

    /** How a form shows it. */
    public Kind kind() {
        return codec.kind;
    }

    /** Its name for a person. */
    public Text label() {
        return face.label;
    }

    /** The reason to change it; empty text when there is nothing to say. */
    public Text explanation() {
        return face.explanation;
    }

    /** The group of the form it belongs to; empty text for the main group. */
    public Text group() {
        return face.group;
    }

    /** The unit of its value, for example {@code KiB}; empty when it has none. */
    public String unit() {
        return face.unit;
    }

    /** The value that holds when nothing is written. */
    public T fallback() {
        return codec.fallback;
    }

    /** Its place in the XML; empty for a setting that is not written as it stands. */
    public Optional<String> at() {
        return at;
    }

    /**
     * The value of a text.
     *
     * @throws IllegalArgumentException when the text is none
     */
    public T parse(String text) {
        return codec.parse.apply(text);
    }

    /** The text of a value. */
    public String print(T value) {
        return codec.print.apply(value);
    }

    /** What a person can pick on this host after what is chosen so far; empty when any value goes. */
    public List<Choice> choices(HostSnapshot host, Values soFar) {
        return bounds.choices.apply(host, soFar);
    }

    /** What is wrong with this text as a value, in words; empty when nothing is. */
    public Optional<Text> problem(String text) {
        OptionalInt unwritable = Domain.unwritable(text);
        if (unwritable.isPresent()) {
            return Optional.of(Text.of("{0} has the character {1}, which XML cannot hold; leave it out", id,
                    "U+%04X".formatted(unwritable.getAsInt())));
        }
        try {
            return bounds.limit.apply(parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.of(switch (codec.kind) {
                case INTEGER -> Text.of("{0} must be a whole number, not \"{1}\"", id, text);
                case TOGGLE -> Text.of("{0} must be {1} or {2}, not \"{3}\"", id, words(true), words(false), text);
                default -> Text.of("{0} cannot be \"{1}\"", id, text);
            });
        }
    }

    @SuppressWarnings("unchecked") // only asked of toggles, whose values are Booleans
    private String words(boolean on) {
        return print((T) Boolean.valueOf(on));
    }
}
