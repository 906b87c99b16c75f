// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.proxmox.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a configuration while it is translated, {@code key: first,name=value}: its parts, and which nobody has taken
 * yet. Used by one thread.
 */
final class Setting {

    /** One part: its name, the default one where it stands alone; its value; its column from 1. */
    record Part(String name, String value, int column) {
    }

    private static final Pattern COMMENT = Pattern.compile("(?<!\\s)\\s++#"); // from where blanks begin

    private final String key;
    private final String value;
    private final boolean commented;
    private final int line;
    private final List<Part> parts;
    private final Map<String, String> left = new LinkedHashMap<>();
    private boolean taken;

    Setting(String key, String value, int line, int column) {
        this.key = key;
        Matcher comment = COMMENT.matcher(value);
        this.commented = Keys.isList(key) && comment.find();
        this.value = commented ? value.substring(0, comment.start()) : value;
        this.line = line;
        this.parts = Keys.isList(key) ? parts(key, this.value, column) : List.of(new Part("", value, column));
        parts.forEach(p -> left.put(p.name(), p.value()));
    }

    private static List<Part> parts(String key, String value, int column) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        for (String part : value.split(",", -1)) {
            int equals = part.indexOf('=');
            boolean named = equals > 0 && part.substring(0, equals).matches("[A-Za-z][A-Za-z0-9_-]*");
            if (named) {
                parts.add(new Part(part.substring(0, equals).strip(), part.substring(equals + 1).strip(),
                        column + at + equals + 1));
            } else if (!part.isBlank()) {
                parts.add(new Part(Keys.implied(key), part.strip(), column + at));
            }
            at += part.length() + 1;
        }
        return parts;
    }

    String key() {
        return key;
    }

    /** Its number: 2 of {@code net2}; 0 without one. */
    int number() {
        String digits = key.substring(Keys.number(key));
        return digits.isEmpty() || digits.length() > 4 ? 0 : Integer.parseInt(digits);
    }

    String value() {
        return value;
    }

    /** Whether a comment stands behind the value, which Proxmox VE would take for a part of it. */
    boolean isCommented() {
        return commented;
    }

    int line() {
        return line;
    }

    List<Part> parts() {
        return parts;
    }

    Optional<String> peek(String name) {
        return Optional.ofNullable(left.get(name));
    }

    Optional<String> take(String name) {
        return Optional.ofNullable(left.remove(name));
    }

    /** Takes a switch; whether it is on. */
    boolean on(String name) {
        return take(name).filter(Setting::isOn).isPresent();
    }

    static boolean isOn(String value) {
        return value.equals("1") || value.equals("on") || value.equals("yes") || value.equals("true");
    }

    /** What nobody has taken. */
    List<String> left() {
        return List.copyOf(left.keySet());
    }

    void taken() {
        taken = true;
    }

    boolean isTaken() {
        return taken;
    }

    @Override
    public String toString() {
        return key + ": " + (value.length() > 100 ? value.substring(0, 99) + "…" : value);
    }
}
