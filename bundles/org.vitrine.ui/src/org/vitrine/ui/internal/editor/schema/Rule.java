// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.schema;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What may stand in one place of a domain, by all alternatives that the schema has for it. Immutable.
 *
 * @param children   child elements by name, each with how often it may be there, in the schema's order
 * @param attributes attributes by name, in the schema's order
 * @param required   the names of those attributes that must be there
 * @param text       its own text
 */
public record Rule(Map<String, Occurs> children, Map<String, Allowed> attributes, Set<String> required,
        Allowed text) {

    /** What may stand in an attribute; empty when there is no such attribute. */
    public Optional<Allowed> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** Whether nothing may be in it but attributes. */
    public boolean isEmpty() {
        return children.isEmpty() && !text.isSomething();
    }

    /** Gathers what alternatives say of the attributes and the content of one element. */
    static final class Builder {
        private final Map<String, Occurs> children = new LinkedHashMap<>();
        private final Map<String, Set<String>> words = new LinkedHashMap<>();
        private final Map<String, Set<String>> types = new LinkedHashMap<>();
        private final Set<String> textWords = new LinkedHashSet<>();
        private final Set<String> textTypes = new LinkedHashSet<>();

        void child(String name, Occurs how) {
            children.merge(name, how, Occurs::or);
        }

        void attribute(String name, List<Pattern> values) {
            Set<String> known = words.computeIfAbsent(name, key -> new LinkedHashSet<>());
            Set<String> typed = types.computeIfAbsent(name, key -> new LinkedHashSet<>());
            values.forEach(value -> add(value, known, typed));
        }

        void text(Pattern value) {
            add(value, textWords, textTypes);
        }

        private static void add(Pattern value, Set<String> words, Set<String> types) {
            if (value instanceof Pattern.Value(String word)) {
                words.add(word);
            } else if (value instanceof Pattern.Data(String type)) {
                types.add(type);
            }
        }

        Rule build(Set<String> required) {
            Map<String, Allowed> attributes = new LinkedHashMap<>();
            words.forEach((name, known) -> attributes.put(name,
                    new Allowed(known, types.getOrDefault(name, Set.of()))));
            return new Rule(children, attributes, required, new Allowed(textWords, textTypes));
        }
    }
}
