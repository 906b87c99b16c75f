// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One option of a command line that is being written. Used by one thread. */
final class Opt {

    private final String option;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final List<String> more = new ArrayList<>();
    private Optional<String> first;

    private Opt(String option, Optional<String> first) {
        this.option = option;
        this.first = first;
    }

    /** An option whose argument begins with a value without a key. */
    static Opt of(String option, String first) {
        return new Opt(option, Optional.of(escape(first)));
    }

    /** An option made of {@code key=value} alone. */
    static Opt of(String option) {
        return new Opt(option, Optional.empty());
    }

    /** An option whose argument is no list; a comma in it is a comma. */
    static Opt plain(String option, String argument) {
        return new Opt(option, Optional.of(argument));
    }

    /** The value without a key that the argument begins with; empty when it has none. */
    String first() {
        return first.orElse("");
    }

    /** Begins with another value. */
    void first(String value) {
        first = Optional.of(escape(value));
    }

    /** With one property; a later value takes an earlier one's place. */
    Opt with(String key, Object value) {
        properties.put(key, value.toString());
        return this;
    }

    /** With one property where there is a value. */
    Opt with(String key, Optional<String> value) {
        value.ifPresent(v -> with(key, v));
        return this;
    }

    /** With one property that may stand more than once. */
    Opt also(String key, String value) {
        more.add(key + "=" + escape(value));
        return this;
    }

    boolean has(String key) {
        return properties.containsKey(key);
    }

    Optional<String> get(String key) {
        return Optional.ofNullable(properties.get(key));
    }

    String name() {
        return option;
    }

    /** The argument; empty when the option has none. */
    String argument() {
        String list = Stream.concat(
                properties.entrySet().stream().map(e -> e.getKey() + "=" + escape(e.getValue())), more.stream())
                .collect(Collectors.joining(","));
        return first.map(f -> f + (list.isEmpty() ? "" : "," + list)).orElse(list);
    }

    private static String escape(String value) {
        return value.replace(",", ",,");
    }
}
