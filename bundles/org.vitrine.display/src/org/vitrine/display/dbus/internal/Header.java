// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What stands before a message's body, as far as this needs it (D-Bus specification, "Message Protocol").
 *
 * @param type        1 call, 2 reply, 3 error, 4 signal
 * @param flags       1: no reply is wanted
 * @param serial      the sender's number of it
 * @param replySerial the number of the call that it answers; 0 for none
 * @param member      the method or signal; empty in replies
 * @param error       the error's name; empty otherwise
 * @param bodyLength  bytes of the body
 */
record Header(int type, int flags, int serial, int replySerial, String member, String error, int bodyLength) {
    static final int CALL = 1;
    static final int REPLY = 2;
    static final int ERROR = 3;
    static final int NO_REPLY = 1;
    /** Bytes before the header's fields. */
    static final int FIXED = 16;
    /** The longest fields that are believed. */
    private static final int LONGEST_FIELDS = 4096;
    /** The longest body that is believed: a screen of 16384 x 16384 is larger, one of 8K smaller. */
    private static final int LONGEST_BODY = 256 << 20;
    private static final int MEMBER = 3;
    private static final int ERROR_NAME = 4;
    private static final int REPLY_SERIAL = 5;

    boolean wantsReply() {
        return type == CALL && (flags & NO_REPLY) == 0;
    }

    /** Bytes of the fields that follow the fixed part, with their padding. */
    static int fieldsLength(ByteBuffer fixed) throws IOException {
        int length = fixed.order(ByteOrder.LITTLE_ENDIAN).getInt(12);
        int body = fixed.getInt(4);
        if (fixed.get(0) != 'l' || length < 0 || length > LONGEST_FIELDS || body < 0 || body > LONGEST_BODY) {
            throw new IOException("what came is no D-Bus message of a display");
        }
        return (length + 7) / 8 * 8;
    }

    /** Reads the fields. */
    static Header of(ByteBuffer fixed, ByteBuffer fields) throws IOException {
        String member = "";
        String error = "";
        int reply = 0;
        int end = fixed.getInt(12);
        ByteBuffer in = fields.order(ByteOrder.LITTLE_ENDIAN);
        try {
            while (in.position() < end) {
                in.position((in.position() + 7) / 8 * 8);
                int code = in.get();
                in.get();
                char kind = (char) in.get();
                in.get();
                Object value = value(in, kind);
                switch (code) {
                    case MEMBER -> member = value.toString();
                    case ERROR_NAME -> error = value.toString();
                    case REPLY_SERIAL -> reply = value instanceof Integer serial ? serial : 0;
                    default -> {
                        // Paths, interfaces, signatures: the members of a display's listener are known without.
                    }
                }
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new IOException("a D-Bus message is cut short", e);
        }
        return new Header(fixed.get(1), fixed.get(2), fixed.getInt(8), reply, member, error, fixed.getInt(4));
    }

    private static Object value(ByteBuffer in, char kind) throws IOException {
        return switch (kind) {
            case 'u' -> {
                in.position((in.position() + 3) / 4 * 4);
                yield in.getInt();
            }
            case 's', 'o' -> {
                in.position((in.position() + 3) / 4 * 4);
                yield text(in, in.getInt());
            }
            case 'g' -> text(in, Byte.toUnsignedInt(in.get()));
            default -> throw new IOException("a D-Bus header has a field of type " + kind);
        };
    }

    private static String text(ByteBuffer in, int length) {
        byte[] bytes = new byte[Math.clamp(length, 0, in.remaining())];
        in.get(bytes);
        in.get();
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
