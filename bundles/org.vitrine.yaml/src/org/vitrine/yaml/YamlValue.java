// SPDX-License-Identifier: EPL-2.0
package org.vitrine.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value to write. Immutable, but for what is put into {@link Fields} while they are being made. */
public sealed interface YamlValue {

    /**
     * Characters that are written as they are: a number, a boolean, {@code !!null ~}.
     *
     * @param written what is written; must be YAML
     */
    record Literal(String written) implements YamlValue {
    }

    /** Text, quoted where a reader would take it for something else. */
    record Words(String text) implements YamlValue {
    }

    /** A list. */
    record Items(List<YamlValue> items) implements YamlValue {

        /** Keeps an unmodifiable copy. */
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Keys with values, in the order they were put. */
    final class Fields implements YamlValue {
        private final Map<String, YamlValue> values = new LinkedHashMap<>();

        /** No keys. */
        public Fields() {
            // filled by put
        }

        /** With one more key; a key that is there gets another value. */
        public Fields put(String key, Object value) {
            values.put(key, of(value));
            return this;
        }

        /** The mapping below a key, made when there is none. */
        public Fields at(String key) {
            if (values.get(key) instanceof Fields fields) {
                return fields;
            }
            Fields made = new Fields();
            values.put(key, made);
            return made;
        }

        /** With one more item in the list below a key. */
        public Fields add(String key, Object item) {
            List<YamlValue> items = new ArrayList<>();
            if (values.get(key) instanceof Items list) {
                items.addAll(list.items());
            }
            items.add(of(item));
            values.put(key, new Items(items));
            return this;
        }

        /** The value of a key. */
        public Optional<YamlValue> get(String key) {
            return Optional.ofNullable(values.get(key));
        }

        /** Its keys and values as they are now. */
        public Map<String, YamlValue> values() {
            return Map.copyOf(values).isEmpty() ? Map.of() : new LinkedHashMap<>(values);
        }

        /** Whether it has no key. */
        public boolean isEmpty() {
            return values.isEmpty();
        }
    }

    /**
     * The value for a Java one: a string, a number, a boolean, a collection, or one of these types.
     *
     * @throws IllegalArgumentException for anything else
     */
    static YamlValue of(Object value) {
        return switch (value) {
            case YamlValue made -> made;
            case CharSequence text -> new Words(text.toString());
            case Number number -> new Literal(number.toString());
            case Boolean bool -> new Literal(bool.toString());
            case Collection<?> items -> new Items(items.stream().map(YamlValue::of).toList());
            default -> throw new IllegalArgumentException("YAML has no form for a " + value.getClass().getName() + ".");
        };
    }

    /** The value as a document's text, in block form with two blanks of indentation, ended by a line feed. */
    default String written() {
        return Writer.document(this);
    }
}
