// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.Optional;
import java.util.function.Function;

/**
 * What stands at one place of a domain, read as libvirt reads it. Reading is total: a text that means nothing keeps its text.
 *
 * @param anchor the element that the place is seen from
 * @param path   the place, as {@link Element#get} and {@link Editable#set} take it
 * @param text   what stands there
 * @param value  what that means; empty when nothing stands there, or nothing that means something
 * @param <T>    the type of its value
 */
public record Setting<T>(Element anchor, String path, Optional<String> text, Optional<T> value) {

    /** A word of libvirt's, a name or a path: it means itself, known or not. */
    static Setting<String> word(Element anchor, String path) {
        return of(anchor, path, Optional::of);
    }

    /** A whole number in decimal. */
    static Setting<Long> number(Element anchor, String path) {
        return of(anchor, path, text -> Numbers.decimal(text));
    }

    /** {@code on} or {@code off}, {@code yes} or {@code no}. */
    static Setting<Boolean> flag(Element anchor, String path) {
        return of(anchor, path, text -> switch (text) {
            case "on", "yes" -> Optional.of(true);
            case "off", "no" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    /**
     * A size in bytes.
     *
     * @param unitPath where its unit stands
     * @param usual    its unit when none stands there
     */
    static Setting<Long> size(Element anchor, String path, String unitPath, String usual) {
        String unit = anchor.get(unitPath).orElse(usual);
        return of(anchor, path, text -> Numbers.bytes(text, unit));
    }

    private static <T> Setting<T> of(Element anchor, String path, Function<String, Optional<T>> meaning) {
        Optional<String> text = anchor.get(path);
        return new Setting<>(anchor, path, text, text.flatMap(meaning));
    }

    /** The value, or this one when there is none that can be read. */
    public T or(T fallback) {
        return value.orElse(fallback);
    }

    /** Whether this value stands there; no text that cannot be read is equal to any. */
    public boolean is(T wanted) {
        return value.filter(wanted::equals).isPresent();
    }

    /** Whether something stands there that means nothing: libvirt refuses it. */
    public boolean isUnreadable() {
        return text.isPresent() && value.isEmpty();
    }
}
