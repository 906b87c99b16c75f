// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;

/**
 * A snapshot as plain text, format 1: easy to read, to compare and to write by hand. A recording is this text, compressed.
 * <p>
 * One line says one thing; the lines end in a line feed, the text is UTF-8. What an editor adds, a carriage return before each
 * line feed and a byte order mark, is read as if it were not there. Empty lines, and lines that begin with {@code #},
 * mean nothing. The first line is {@code vitrine-host 1}, the last one {@code end}: without it the text was cut off.
 * <table>
 * <caption>Lines between</caption>
 * <tr><td>{@code probe state /sys/class/drm/*}</td><td>A read that was made, after its volatility. What it covers and is
 * not told below was not there.</td></tr>
 * <tr><td>{@code probe command UNAME}</td><td>A command of {@link HostCommand} that was run.</td></tr>
 * <tr><td>{@code in /sys/class/drm}</td><td>Where names that follow without a slash at their beginning are. A name of
 * {@code .} is the folder itself.</td></tr>
 * <tr><td>{@code file status = connected}</td><td>A file whose text is one line; without {@code =} it is empty, or its text
 * follows.</td></tr>
 * <tr><td>{@code link card0 -> ../../devices/x}</td><td>A symbolic link and its target as it is written.</td></tr>
 * <tr><td>{@code dir NAME}, {@code device NAME}, {@code other NAME}</td><td>As {@link Entry.Kind} tells.</td></tr>
 * <tr><td>{@code answer UNAME 0}</td><td>A command and the exit status it ended with; its output follows.</td></tr>
 * <tr><td>{@code missing UNAME}</td><td>A command whose program is not installed.</td></tr>
 * </table>
 * Lines that belong to the entry or answer before them begin with one of these characters:
 * <table>
 * <caption>Continuations</caption>
 * <tr><td>{@code |}</td><td>a line of its text</td></tr>
 * <tr><td>{@code \}</td><td>a part of its text that does not end in a line feed</td></tr>
 * <tr><td>{@code >} and {@code /}</td><td>the same of a command's standard error</td></tr>
 * <tr><td>{@code !}</td><td>why its content, or a command's answer, is unknown</td></tr>
 * <tr><td>{@code -}</td><td>nothing was told of its content</td></tr>
 * <tr><td>{@code @ 0640 0:44 rw}</td><td>permissions in octal, owner and group by number, and what of reading and writing
 * the scanning user may do ({@code -} for what not); then, where told, the size in bytes and the time of change in seconds
 * since 1970. Without it they are those of {@link Entry#file}, {@link Entry#link}, {@link Entry#directory}; of a device
 * {@code 0600 0:0 --}, of anything else {@code 0000 -1:-1 --}.</td></tr>
 * </table>
 * In names and texts {@code \\} stands for a backslash, <code>&#92;s</code> for a blank, {@code \n}, {@code \r}, {@code \t}
 * and <code>&#92;uXXXX</code> for characters as in Java. Names have no blanks otherwise, and no line has a control character
 * other than a tabulator.
 * <p>
 * A command that this version does not know is passed over; anything else that it does not know is refused.
 */
public final class SnapshotText {
    static final String HEADER = "vitrine-host ";
    static final int VERSION = 1;
    static final String END = "end";
    static final int LONGEST_LINE = 8192;

    private SnapshotText() {
    }

    /**
     * What a text may have at most. Every bound holds while it is read, so that a hostile one takes no more memory.
     *
     * @param entries    paths, answers and probes together
     * @param entry      characters of one entry's or answer's text
     * @param characters characters of all names and texts that are kept
     * @param lines      lines, those that mean nothing included
     */
    public record Limits(int entries, int entry, long characters, long lines) {
        /** More than the scan of any host gives. */
        public static final Limits USUAL = new Limits(400_000, 8 << 20, 64L << 20, 4_000_000);
    }

    /**
     * Writes a snapshot.
     *
     * @param out what is written to, in UTF-8; neither flushed nor closed
     * @throws IOException when writing fails
     */
    public static void write(HostSnapshot host, Writer out) throws IOException {
        new SnapshotWriter(out).write(host);
    }

    /**
     * Reads a snapshot.
     *
     * @param in what is read from, to its end; not closed
     * @throws SnapshotFormatException when the text is none of this format, of a later one, cut off, or beyond the limits
     * @throws IOException             when reading fails
     */
    public static HostSnapshot read(Reader in, Limits limits) throws IOException {
        return new SnapshotReader(new BoundedLines(in, limits.lines()), limits).read();
    }
}
