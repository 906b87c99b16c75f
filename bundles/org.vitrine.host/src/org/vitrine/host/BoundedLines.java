// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Reads lines without ever holding more than one of them, and none that is too long. */
final class BoundedLines {
    private final Reader in;
    private final long most;
    private final char[] buffer = new char[16 << 10];
    private int at;
    private int end;
    private long number;

    /** @param most how many lines there may be */
    BoundedLines(Reader in, long most) {
        this.in = in;
        this.most = most;
    }

    /** The number of the line that was read last, from 1. */
    long number() {
        return number;
    }

    /** The next line without what ends it; empty at the end. */
    Optional<String> next() throws IOException {
        if (!fill()) {
            return Optional.empty();
        }
        if (++number > most) {
            throw new SnapshotFormatException(
                    Text.of("This is no recording that Vitrine made: it has more than {0} lines.",
                            most));
        }
        var line = new StringBuilder();
        while (fill()) {
            int start = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            line.append(buffer, start, at - start);
            if (line.length() > SnapshotText.LONGEST_LINE) {
                throw new SnapshotFormatException(Text.of(
                        "This is no recording that Vitrine made: line {0} is longer than {1} characters.", number,
                        SnapshotText.LONGEST_LINE));
            }
            if (at < end) {
                at++;
                break;
            }
        }
        return Optional.of(bare(line));
    }

    /** An editor of another system may have put a byte order mark before the first line and a carriage return at each end. */
    private String bare(StringBuilder line) {
        int start = number == 1 && !line.isEmpty() && line.charAt(0) == '\uFEFF' ? 1 : 0;
        int length = line.length();
        return line.substring(start, length > start && line.charAt(length - 1) == '\r' ? length - 1 : length);
    }

    private boolean fill() throws IOException {
        while (at == end) {
            at = 0;
            end = in.read(buffer);
            if (end < 0) {
                end = 0;
                return false;
            }
        }
        return true;
    }
}
