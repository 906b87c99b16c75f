// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A RELAX NG grammar that can be asked what may stand where. An answer takes microseconds, so it may be asked on the UI
 * thread. Immutable.
 */
public final class Grammar {
    private final Pattern start;
    private final Map<String, Pattern> defined;

    Grammar(Pattern start, Map<String, Pattern> defined) {
        this.start = start;
        this.defined = Map.copyOf(defined);
    }

    /** How many names are defined, for tests and logs. */
    public int size() {
        return defined.size();
    }

    /**
     * What may stand in the element at the end of this way from the root; with no step at all, what the root may be. Empty when
     * the schema knows no such place.
     */
    public Optional<Rule> rule(List<Step> way) {
        List<Pattern> here = List.of(start);
        Map<String, String> present = Map.of();
        for (Step step : way) {
            List<Pattern.Element> found = elements(here, step, present);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            List<Pattern> contents = found.stream().map(Pattern.Element::content).toList();
            here = fitting(contents, step.attributes());
            present = step.attributes();
        }
        return Optional.of(rule(here, present));
    }

    private List<Pattern.Element> elements(List<Pattern> patterns, Step step, Map<String, String> present) {
        List<Pattern.Element> found = new ArrayList<>();
        for (Pattern pattern : patterns) {
            new Walk(present) {
                @Override
                void element(Pattern.Element element) {
                    if (element.name().equals(step.name())) {
                        found.add(element);
                    }
                }
            }.walk(pattern);
        }
        return found;
    }

    private Rule rule(List<Pattern> alternatives, Map<String, String> present) {
        Rule.Builder rule = new Rule.Builder();
        for (Pattern alternative : alternatives) {
            children(alternative, present, new HashSet<>()).forEach(rule::child);
            new Walk(present) {
                @Override
                void attribute(Pattern.Attribute attribute) {
                    if (!attribute.name().equals(Pattern.ANY)) {
                        rule.attribute(attribute.name(), leaves(attribute.value()));
                    }
                }

                @Override
                void text(Pattern leaf) {
                    rule.text(leaf);
                }
            }.walk(alternative);
        }
        return rule.build(required(alternatives, new HashSet<>()));
    }

    private List<Pattern> leaves(Pattern pattern) {
        List<Pattern> found = new ArrayList<>();
        new Walk(Map.of()) {
            @Override
            void text(Pattern leaf) {
                found.add(leaf);
            }
        }.walk(pattern);
        return found;
    }

    /** The elements at one level, in the schema's order. */
    private Map<String, Occurs> children(Pattern pattern, Map<String, String> present, Set<String> open) {
        Map<String, Occurs> all = new LinkedHashMap<>();
        switch (pattern) {
            case Pattern.Element(String name, Pattern content) -> {
                if (!name.equals(Pattern.ANY)) {
                    all.put(name, Occurs.ONCE);
                }
            }
            case Pattern.Group(List<Pattern> of) -> of.forEach(one -> children(one, present, open)
                    .forEach((name, how) -> all.merge(name, how, Occurs::and)));
            case Pattern.Some(Pattern of, Occurs some) -> children(of, present, open)
                    .forEach((name, how) -> all.put(name, how.within(some)));
            case Pattern.Choice(List<Pattern> of) -> {
                List<Pattern> left = fitting(of, present);
                Occurs one = new Occurs(left.size() == 1, false);
                left.forEach(each -> children(each, present, open)
                        .forEach((name, how) -> all.merge(name, how.within(one), Occurs::or)));
            }
            case Pattern.Ref(String name) -> {
                if (open.add(name)) {
                    all.putAll(children(resolve(name), present, open));
                    open.remove(name);
                }
            }
            case Pattern.Attribute attribute -> {
                // of this level
            }
            case Pattern.Value value -> {
                // no element
            }
            case Pattern.Data data -> {
                // no element
            }
            case Pattern.Empty empty -> {
                // no element
            }
        }
        return all;
    }

    /** Of alternatives only those that what is there already does not rule out, unless it rules out all. */
    private List<Pattern> fitting(List<Pattern> of, Map<String, String> present) {
        List<Pattern> fitting = of.stream().filter(one -> fits(one, present, new HashSet<>())).toList();
        return fitting.isEmpty() ? of : fitting;
    }

    /** Whether an element with these attributes can be meant: none of them contradicts. */
    private boolean fits(Pattern pattern, Map<String, String> present, Set<String> open) {
        return switch (pattern) {
            case Pattern.Choice(List<Pattern> of) -> of.stream().anyMatch(one -> fits(one, present, open));
            case Pattern.Group(List<Pattern> of) -> of.stream().allMatch(one -> fits(one, present, open));
            case Pattern.Some(Pattern of, Occurs how) -> fits(of, present, open);
            case Pattern.Attribute(String name, Pattern value) -> {
                String is = present.get(name);
                yield is == null || is.isEmpty() || leaves(value).stream()
                        .anyMatch(leaf -> !(leaf instanceof Pattern.Value(String word)) || word.equals(is));
            }
            case Pattern.Ref(String name) -> {
                boolean isNew = open.add(name);
                boolean result = !isNew || fits(resolve(name), present, open);
                if (isNew) {
                    open.remove(name);
                }
                yield result;
            }
            case Pattern.Element element -> true;
            case Pattern.Value value -> true;
            case Pattern.Data data -> true;
            case Pattern.Empty empty -> true;
        };
    }

    /** The attributes that all of these alternatives demand. */
    private Set<String> required(List<Pattern> alternatives, Set<String> open) {
        Set<String> all = new LinkedHashSet<>();
        for (int i = 0; i < alternatives.size(); i++) {
            Set<String> own = required(alternatives.get(i), open);
            if (i == 0) {
                all.addAll(own);
            } else {
                all.retainAll(own);
            }
        }
        return all;
    }

    private Set<String> required(Pattern pattern, Set<String> open) {
        Set<String> all = new LinkedHashSet<>();
        switch (pattern) {
            case Pattern.Attribute(String name, Pattern value) -> all.add(name);
            case Pattern.Group(List<Pattern> of) -> of.forEach(one -> all.addAll(required(one, open)));
            case Pattern.Choice(List<Pattern> of) -> all.addAll(required(of, open));
            case Pattern.Some(Pattern of, Occurs how) -> all.addAll(how.must() ? required(of, open) : Set.of());
            case Pattern.Ref(String name) -> {
                if (open.add(name)) {
                    all.addAll(required(resolve(name), open));
                    open.remove(name);
                }
            }
            case Pattern.Element element -> {
                // another level
            }
            case Pattern.Value value -> {
                // no attribute
            }
            case Pattern.Data data -> {
                // no attribute
            }
            case Pattern.Empty empty -> {
                // no attribute
            }
        }
        return all;
    }

    private Pattern resolve(String name) {
        Pattern pattern = defined.get(name);
        return pattern == null ? new Pattern.Empty() : pattern;
    }

    /** Goes through what stands at one level, through names but into no element. */
    private class Walk {
        private final Map<String, String> present;
        private final Set<String> open = new HashSet<>();

        Walk(Map<String, String> present) {
            this.present = present;
        }

        void element(Pattern.Element element) {
            // not asked for
        }

        void attribute(Pattern.Attribute attribute) {
            // not asked for
        }

        void text(Pattern leaf) {
            // not asked for
        }

        void walk(Pattern pattern) {
            switch (pattern) {
                case Pattern.Element element -> element(element);
                case Pattern.Attribute attribute -> attribute(attribute);
                case Pattern.Group(List<Pattern> of) -> of.forEach(this::walk);
                case Pattern.Some(Pattern of, Occurs how) -> walk(of);
                case Pattern.Choice(List<Pattern> of) -> fitting(of, present).forEach(this::walk);
                case Pattern.Ref(String name) -> {
                    if (open.add(name)) {
                        walk(resolve(name));
                        open.remove(name);
                    }
                }
                case Pattern.Value value -> text(value);
                case Pattern.Data data -> text(data);
                case Pattern.Empty empty -> {
                    // nothing there
                }
            }
        }
    }
}
