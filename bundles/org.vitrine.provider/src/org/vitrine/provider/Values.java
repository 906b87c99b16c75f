// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.domain.Editable;
import org.vitrine.domain.Element;
import org.vitrine.host.Text;
import org.vitrine.host.UnknownFactException;

/**
 * The settings of one use. What is not set reads as its field's default and is not written. Immutable; equal when the
 * same fields have the same texts.
 */
public final class Values {
    private final List<Field<?>> fields;
    private final SortedMap<String, String> texts;

    private Values(List<Field<?>> fields, SortedMap<String, String> texts) {
        this.fields = fields;
        this.texts = texts;
    }

    /** Nothing set. */
    public static Values of(List<Field<?>> fields) {
        return new Values(List.copyOf(fields), new TreeMap<>());
    }

    /** What stands at the fields' places, seen from the anchor of a use. */
    public static Values read(List<Field<?>> fields, Element anchor) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (Field<?> field : fields) {
            field.at().flatMap(anchor::get).ifPresent(text -> texts.put(field.id(), text));
        }
        return new Values(List.copyOf(fields), texts);
    }

    /** The fields these values are of. */
    public List<Field<?>> fields() {
        return fields;
    }

    /** With one field set. */
    public <T> Values with(Field<T> field, T value) {
        return with(field.id(), field.print(value));
    }

    /**
     * With one field set from a form or a command line; the text is not judged here, see {@link #problems()}.
     *
     * @throws IllegalArgumentException when there is no field of this id; the message names those there are
     */
    public Values with(String field, String text) {
        if (fields.stream().noneMatch(f -> f.id().equals(field))) {
            throw new IllegalArgumentException("There is no setting \"%s\"; there are %s.".formatted(field,
                    String.join(", ", fields.stream().map(Field::id).toList())));
        }
        SortedMap<String, String> more = new TreeMap<>(texts);
        more.put(field, text);
        return new Values(fields, more);
    }

    /** The settings of these fields alone. */
    public Values only(List<Field<?>> some) {
        SortedMap<String, String> fewer = new TreeMap<>(texts);
        fewer.keySet().retainAll(some.stream().map(Field::id).toList());
        return new Values(List.copyOf(some), fewer);
    }

    /** With one field unset. */
    public Values without(Field<?> field) {
        SortedMap<String, String> fewer = new TreeMap<>(texts);
        fewer.remove(field.id());
        return new Values(fields, fewer);
    }

    /** The text of a field that is set. */
    public Optional<String> text(Field<?> field) {
        return Optional.ofNullable(texts.get(field.id()));
    }

    /**
     * The value of a field, or its default.
     *
     * @throws UnknownFactException when the text cannot be read as a value, so that a check on it says UNKNOWN
     */
    public <T> T get(Field<T> field) {
        return find(field).orElseGet(field::fallback);
    }

    /**
     * The value of a field that is set.
     *
     * @throws UnknownFactException when the text cannot be read as a value
     */
    public <T> Optional<T> find(Field<T> field) {
        return text(field).map(text -> {
            try {
                return field.parse(text);
            } catch (IllegalArgumentException e) {
                throw new UnknownFactException(field.label() + " is \"" + text + "\", which cannot be read");
            }
        });
    }

    /**
     * Writes every field that has a place and differs. What is unset is taken away, except at an absolute place, which may
     * be shared and is not ours to empty.
     */
    public void write(Editable anchor) {
        for (Field<?> field : fields) {
            field.at().ifPresent(place -> write(anchor, place, text(field)));
        }
    }

    private static void write(Editable anchor, String place, Optional<String> wanted) {
        if (anchor.element().get(place).equals(wanted)) {
            return;
        }
        if (wanted.isPresent()) {
            anchor.set(place, wanted.get());
        } else if (!place.startsWith("/")) {
            anchor.clear(place);
        }
    }

    /** What is wrong with the values that are set, in words; empty when all is well. */
    public List<Text> problems() {
        return fields.stream().flatMap(field -> text(field).flatMap(field::problem).stream()).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Values values && values.texts.equals(texts);
    }

    @Override
    public int hashCode() {
        return texts.hashCode();
    }

    /** The set fields and their texts, for logs and tests. */
    @Override
    public String toString() {
        return texts.toString();
    }
}
