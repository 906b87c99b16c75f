// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Between bytes and text without replacing anything. */
final class Transcoding {

    private Transcoding() {
    }

    static String decode(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()) + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isError()) {
            result = decoder.flush(out);
        }
        out.flip();
        if (result.isError()) {
            Position where = Position.of(out, out.length());
            throw new DomainException(
                    "Line %s, column %s: the byte 0x%02X is not %s; save the file as UTF-8, or declare the"
                            .formatted(where.line(), where.column(), bytes[in.position()] & 0xFF, charset.name())
                            + " encoding that it is in, such as <?xml version='1.0' encoding='ISO-8859-1'?>.",
                    where);
        }
        return out.toString();
    }

    static byte[] encode(String text, Charset charset) {
        CharsetEncoder encoder = charset.newEncoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        // characters in an array, which encoders take many at a time
        CharBuffer in = CharBuffer.wrap(text.toCharArray());
        ByteBuffer out = ByteBuffer.allocate((int) Math.ceil(text.length() * (double) encoder.maxBytesPerChar()) + 16);
        CoderResult result = encoder.encode(in, out, true);
        if (!result.isError()) {
            result = encoder.flush(out);
        }
        if (result.isError()) {
            Position where = Position.of(text, in.position());
            int character = text.codePointAt(in.position());
            throw new DomainException(
                    "Line %s, column %s: %s cannot hold the character U+%04X; write it as &#%s; or declare"
                            .formatted(where.line(), where.column(), charset.name(), character, character)
                            + " encoding='UTF-8'.",
                    where);
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }
}
