// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file's bytes as text, so that the same text becomes the same bytes again: the encoding and the byte order mark are kept.
 * Found as XML 1.0 says (appendix F): byte order mark, else the first bytes, else the declaration, else UTF-8. No byte is
 * ever replaced: what is not in the file's encoding is refused.
 *
 * @param text the text, without the byte order mark; it need not be a domain, nor well-formed
 * @param charset the encoding; UTF-16 and UTF-32 with their byte order
 * @param hasByteOrderMark whether the file begins with one
 */
public record Encoded(String text, Charset charset, boolean hasByteOrderMark) {

    private static final Pattern DECLARED = Pattern.compile("<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*[\"']([^\"'>]*)[\"']");
    /** More than any XML declaration is long, in the bytes of any encoding. */
    private static final int DECLARATION_BYTES = 1024;

    /**
     * Reads a file's content. A caller need not read more than {@link Domain#LIMIT} + 1 bytes of a file.
     *
     * @throws DomainException when it is larger than {@link Domain#LIMIT}, when it is not in the encoding that it says, or
     *         when that encoding is unknown
     */
    public static Encoded of(byte[] bytes) {
        if (bytes.length > Domain.LIMIT) {
            throw tooLarge();
        }
        Optional<Unicode> marked = Unicode.marked(bytes);
        Optional<Unicode> seen = marked.or(() -> Unicode.wide(bytes));
        int mark = marked.map(u -> u.mark().length).orElse(0);
        byte[] content = Arrays.copyOfRange(bytes, mark, bytes.length);
        byte[] head = Arrays.copyOf(content, Math.min(content.length, DECLARATION_BYTES));
        Optional<String> declared = declared(
                new String(head, seen.map(Unicode::charset).orElse(StandardCharsets.ISO_8859_1)));
        Charset charset = seen.isPresent() ? agreed(seen.get(), declared) : narrow(declared);
        String text = Transcoding.decode(content, charset);
        if (declared.isPresent() && !declared.equals(declared(text))
                || !Arrays.equals(Transcoding.encode(text, charset), content)) {
            throw new DomainException("The file cannot be read and kept byte for byte as " + charset.name()
                    + "; save it as UTF-8 and open it again.");
        }
        return new Encoded(text, charset, mark > 0);
    }

    /** The same file with another text. */
    public Encoded withText(String newText) {
        return new Encoded(newText, charset, hasByteOrderMark);
    }

    /**
     * The file's content: the very bytes that were read when the text is the same. A text that has got another encoding
     * declaration is written as it now declares.
     *
     * @throws DomainException when the encoding cannot hold a character of the text, or is unknown
     */
    public byte[] bytes() {
        Optional<String> declared = declared(text);
        boolean fits = declared.map(name -> accepts(charset, name)).orElse(Unicode.of(charset).isPresent());
        if (fits) {
            return bytes(charset, hasByteOrderMark);
        }
        Optional<Unicode> unicode = declared.flatMap(Unicode::named);
        boolean needsMark = unicode.isPresent() && unicode.get() != Unicode.UTF_8;
        return bytes(unicode.isPresent() ? unicode.get().charset() : narrow(declared), needsMark);
    }

    /** Does not say how large: a caller may have read no more than it takes to know. */
    static DomainException tooLarge() {
        return new DomainException("This is larger than the 16 MiB that are taken for a domain; open a domain's XML,"
                + " not a disk or a log.");
    }

    private byte[] bytes(Charset in, boolean withMark) {
        byte[] content = Transcoding.encode(text, in);
        byte[] mark = withMark ? Unicode.of(in).map(Unicode::mark).orElse(new byte[0]) : new byte[0];
        byte[] all = Arrays.copyOf(mark, mark.length + content.length);
        System.arraycopy(content, 0, all, mark.length, content.length);
        return all;
    }

    private static Optional<String> declared(String text) {
        Matcher declaration = DECLARED.matcher(text);
        return declaration.lookingAt() ? Optional.of(declaration.group(1)) : Optional.empty();
    }

    private static boolean accepts(Charset charset, String name) {
        return Unicode.of(charset).map(u -> u.isCalled(name)).orElseGet(() -> charset(name).equals(charset));
    }

    private static Charset agreed(Unicode seen, Optional<String> declared) {
        if (declared.isPresent() && !seen.isCalled(declared.get())) {
            throw mismatch(declared.get(), seen.charset().name());
        }
        return seen.charset();
    }

    /** The encoding of a file whose first bytes are like ASCII. */
    private static Charset narrow(Optional<String> declared) {
        Optional<Unicode> unicode = declared.flatMap(Unicode::named);
        if (unicode.isPresent() && unicode.get() != Unicode.UTF_8) {
            throw mismatch(declared.get(), "single bytes such as UTF-8's");
        }
        return declared.map(Encoded::charset).orElse(StandardCharsets.UTF_8);
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new DomainException(
                    "Line 1: the encoding \"" + name + "\" is unknown; save the file as UTF-8 and declare"
                            + " encoding='UTF-8'.",
                    new Position(1, 1));
        }
    }

    private static DomainException mismatch(String declared, String seen) {
        return new DomainException(
                "Line 1: the file declares the encoding \"" + declared + "\" but its bytes are " + seen
                        + "; save it as UTF-8 and declare encoding='UTF-8'.",
                new Position(1, 1));
    }
}
