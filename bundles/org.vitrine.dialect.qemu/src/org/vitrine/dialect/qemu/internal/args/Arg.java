// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.args;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One option of a command line while it is translated: its properties, and which of them nobody has taken yet. What is left
 * in the end is what libvirt has no element for. Used by one thread.
 */
public final class Arg {

    /**
     * One property as it stands.
     *
     * @param key    its key; the implied one where it has none
     * @param value  its value; {@code on} where only the key stands
     * @param offset where the value stands in the script, from 0
     */
    public record Property(String key, String value, int offset) {
    }

    private final String option;
    private final int offset;
    private final Optional<String> text;
    private final List<Property> properties;
    private final Map<String, String> left = new LinkedHashMap<>();
    private final Map<String, String> spelled = new HashMap<>();
    private boolean changed;
    private boolean taken;

    /**
     * An option.
     *
     * @param text its argument as QEMU gets it; empty when it has none
     */
    public Arg(String option, int offset, Optional<String> text, List<Property> properties) {
        this.option = option;
        this.offset = offset;
        this.text = text;
        this.properties = List.copyOf(properties);
        properties.forEach(p -> left.put(p.key(), p.value()));
    }

    /** Its name without dashes. */
    public String option() {
        return option;
    }

    /** Where it stands in the script, from 0. */
    public int offset() {
        return offset;
    }

    /** Its whole argument as QEMU gets it; empty when it has none. */
    public String text() {
        return text.orElse("");
    }

    /** Its properties as they stand, those that stand twice among them. */
    public List<Property> properties() {
        return properties;
    }

    /** The value of a property that nobody has taken. */
    public Optional<String> peek(String key) {
        return Optional.ofNullable(left.get(key));
    }

    /** The first value that nobody has taken among these keys, which mean the same; it is taken, and its like with it. */
    public Optional<String> take(String... keys) {
        Optional<String> value = Optional.empty();
        for (String key : keys) {
            Optional<String> one = Optional.ofNullable(left.remove(key));
            value = value.isPresent() ? value : one;
        }
        return value;
    }

    /** Whether a property that nobody has taken has this value. */
    public boolean is(String key, String value) {
        return value.equals(left.get(key));
    }

    /** Takes properties that carry nothing into a domain because libvirt sets them itself. */
    public void drop(Collection<String> keys) {
        left.keySet().removeAll(keys);
    }

    /** Sets a property as {@code -set} or {@code -global} does. */
    public void put(String key, String value) {
        left.put(key, value);
        changed = true;
    }

    /** Lets a property read as another word that means the same; where the option is kept it is written as it stands. */
    public void read(String key, String word) {
        Optional.ofNullable(left.put(key, word)).ifPresent(old -> spelled.putIfAbsent(key, old));
    }

    /** A property as it stands in the command line, whatever it reads as. */
    public Optional<String> spelled(String key) {
        return Optional.ofNullable(spelled.get(key)).or(() -> peek(key));
    }

    /** What nobody has taken. */
    public Map<String, String> left() {
        return Map.copyOf(left);
    }

    /** The keys of what nobody has taken, in their order. */
    public List<String> leftKeys() {
        return new ArrayList<>(left.keySet());
    }

    /** Whether all that is left is among these keys. */
    public boolean hasOnly(Set<String> keys) {
        return keys.containsAll(left.keySet());
    }

    /** Nobody else has to look at this option. */
    public void taken() {
        taken = true;
    }

    /** Whether somebody has translated it. */
    public boolean isTaken() {
        return taken;
    }

    /** Its words for a command line: the option, and its argument if it has one. */
    public List<String> words() {
        if (text.isEmpty()) {
            return List.of("-" + option);
        }
        return List.of("-" + option, changed ? rendered() : text.get());
    }

    private String rendered() {
        String implied = Grammar.impliedKey(option);
        return left.entrySet().stream()
                .map(e -> (e.getKey().equals(implied) ? "" : e.getKey() + "=")
                        + spelled(e.getKey()).orElse("").replace(",", ",,"))
                .collect(Collectors.joining(","));
    }

    /** As a person would write it, shortened. */
    @Override
    public String toString() {
        String whole = String.join(" ", words());
        return whole.length() > 120 ? whole.substring(0, 119) + "…" : whole;
    }
}
