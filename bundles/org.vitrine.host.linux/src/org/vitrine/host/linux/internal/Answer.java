// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a script printed, in the parts that it marked. */
final class Answer {
    private final List<byte[]> parts;
    private int next;

    private Answer(List<byte[]> parts) {
        this.parts = parts;
    }

    /** @throws GarbledException when the script did not come to its end */
    static Answer of(byte[] printed, String mark) throws GarbledException {
        List<byte[]> parts = split(printed, bytes("\n" + mark + "\n"));
        if (parts.size() < 2 || !text(parts.getLast()).equals("end")) {
            throw new GarbledException("its answer ends early");
        }
        // what came before the first mark is the login's
        return new Answer(parts.subList(1, parts.size() - 1));
    }

    /** The next part. */
    byte[] next() throws GarbledException {
        if (next == parts.size()) {
            throw new GarbledException("its answer lacks a part");
        }
        return parts.get(next++);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** What stands before, between and after the separators. */
    static List<byte[]> split(byte[] bytes, byte[] separator) {
        var parts = new ArrayList<byte[]>();
        int from = 0;
        for (int at = indexOf(bytes, separator, 0); at >= 0; at = indexOf(bytes, separator, from)) {
            parts.add(Arrays.copyOfRange(bytes, from, at));
            from = at + separator.length;
        }
        parts.add(Arrays.copyOfRange(bytes, from, bytes.length));
        return parts;
    }

    static int indexOf(byte[] bytes, byte[] wanted, int from) {
        for (int at = from; at <= bytes.length - wanted.length; at++) {
            if (startsWith(bytes, at, wanted)) {
                return at;
            }
        }
        return -1;
    }

    static boolean startsWith(byte[] bytes, int at, byte[] wanted) {
        return at + wanted.length <= bytes.length
                && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
    }
}
