// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The encodings that a file's first bytes tell, and the names under which XML files declare them. */
enum Unicode {

    // Those of four bytes first: their marks begin like those of two.
    UTF_32BE("UTF-32BE", Set.of("UTF-32", "UTF-32BE", "ISO-10646-UCS-4")), UTF_32LE("UTF-32LE",
            Set.of("UTF-32", "UTF-32LE", "ISO-10646-UCS-4")), UTF_16BE("UTF-16BE",
                    Set.of("UTF-16", "UTF-16BE", "ISO-10646-UCS-2")), UTF_16LE("UTF-16LE",
                            Set.of("UTF-16", "UTF-16LE", "ISO-10646-UCS-2")), UTF_8("UTF-8", Set.of("UTF-8", "UTF8"));

    private final Charset charset;
    private final Set<String> names;

    Unicode(String charset, Set<String> names) {
        this.charset = Charset.forName(charset);
        this.names = names;
    }

    /** That whose byte order mark the bytes begin with. */
    static Optional<Unicode> marked(byte[] bytes) {
        return Stream.of(values()).filter(u -> begins(bytes, u.mark())).findFirst();
    }

    /** That of more than one byte a character in which the bytes begin with {@code <}. */
    static Optional<Unicode> wide(byte[] bytes) {
        return Stream.of(values()).filter(u -> u != UTF_8 && begins(bytes, "<".getBytes(u.charset))).findFirst();
    }

    static Optional<Unicode> of(Charset charset) {
        return Stream.of(values()).filter(u -> u.charset.equals(charset)).findFirst();
    }

    /** That which a file of this declaration is to be written in. */
    static Optional<Unicode> named(String declared) {
        return Stream.of(values()).filter(u -> u.isCalled(declared)).findFirst();
    }

    boolean isCalled(String declared) {
        return names.contains(declared.toUpperCase(Locale.ROOT));
    }

    Charset charset() {
        return charset;
    }

    byte[] mark() {
        return "\uFEFF".getBytes(charset);
    }

    private static boolean begins(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
