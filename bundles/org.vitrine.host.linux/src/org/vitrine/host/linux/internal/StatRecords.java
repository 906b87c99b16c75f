// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.vitrine.host.Entry;

/**
 * Reads what {@code stat} printed in the format {@code %f %u %g %s %Y %n\n//%N}. A path has no empty segment, so that the
 * first {@code \n//} ends it, whatever else is in it. {@code %N} repeats it, and a link's target comes after an arrow: GNU
 * quotes neither as it is told, busybox both.
 */
final class StatRecords {
    private static final byte[] END_OF_NAME = Answer.bytes("\n//");
    private static final int NUMBERS = 5;
    private final byte[] bytes;
    private final int root;
    private int at;

    private StatRecords(byte[] bytes, int root) {
        this.bytes = bytes;
        this.root = root;
    }

    /** What was seen by path; @param root how many characters stand before each path of the host */
    static NavigableMap<String, Seen> read(byte[] bytes, int root) throws GarbledException {
        var records = new StatRecords(bytes, root);
        var seen = new TreeMap<String, Seen>();
        while (records.at < bytes.length) {
            Map.Entry<String, Seen> one = records.next();
            seen.put(one.getKey(), one.getValue());
        }
        return seen;
    }

    private Map.Entry<String, Seen> next() throws GarbledException {
        String[] numbers = new String[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            numbers[i] = text(' ');
        }
        int end = Answer.indexOf(bytes, END_OF_NAME, at);
        if (end < 0) {
            throw garbled();
        }
        byte[] name = Arrays.copyOfRange(bytes, at, end);
        at = end + END_OF_NAME.length;
        Attributes attributes = attributes(numbers);
        String target = attributes.kind() == Entry.Kind.LINK ? target(name, attributes.size()) : "";
        skipLine(attributes.kind() == Entry.Kind.LINK ? new byte[0] : name);
        String path = Answer.text(name);
        return Map.entry(path.substring(Math.min(root, path.length())), new Seen(attributes, target));
    }

    private Attributes attributes(String... numbers) throws GarbledException {
        try {
            return new Attributes(Integer.parseInt(numbers[0], 16), Integer.parseUnsignedInt(numbers[1]),
                    Integer.parseUnsignedInt(numbers[2]), Long.parseLong(numbers[3]), Long.parseLong(numbers[4]));
        } catch (NumberFormatException e) {
            throw garbled();
        }
    }

    /** The kernel's own links tell no size; there the line ends the target. */
    private String target(byte[] name, long size) throws GarbledException {
        for (String quote : new String[]{"", "'"}) {
            byte[] start = Answer.bytes(quote + Answer.text(name) + quote + " -> " + quote);
            if (Answer.startsWith(bytes, at, start)) {
                int from = at + start.length;
                int end = size > 0 ? from + (int) Math.min(size, bytes.length) : endOfLine(from) - quote.length();
                if (end < from || !Answer.startsWith(bytes, end, Answer.bytes(quote + "\n"))) {
                    throw garbled();
                }
                at = end + quote.length();
                return Answer.text(Arrays.copyOfRange(bytes, from, end));
            }
        }
        throw garbled();
    }

    /** Goes to the next record, past a name that is repeated, quoted or not. */
    private void skipLine(byte[] name) throws GarbledException {
        int quote = at < bytes.length && bytes[at] == '\'' ? 1 : 0;
        at = endOfLine(Math.min(bytes.length, at + quote + name.length)) + 1;
    }

    private String text(char end) throws GarbledException {
        int from = at;
        while (at < bytes.length && bytes[at] != end) {
            at++;
        }
        if (at == bytes.length || at == from) {
            throw garbled();
        }
        return Answer.text(Arrays.copyOfRange(bytes, from, at++));
    }

    private int endOfLine(int from) throws GarbledException {
        int end = Answer.indexOf(bytes, Answer.bytes("\n"), from);
        if (end < 0) {
            throw garbled();
        }
        return end;
    }

    private static GarbledException garbled() {
        return new GarbledException("its stat prints what it cannot print");
    }
}
