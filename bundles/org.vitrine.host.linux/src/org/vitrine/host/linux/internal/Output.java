// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** Drains one stream of a process on a thread of its own, up to a limit. */
public final class Output {
    private final InputStream stream;
    private final int limit;
    private final Thread thread;
    private final Bytes bytes = new Bytes();

    /** Synchronized by itself. */
    private static final class Bytes extends ByteArrayOutputStream {
        synchronized boolean endsWith(byte[] end) {
            return count >= end.length && Arrays.equals(buf, count - end.length, count, end, 0, end.length);
        }
    }

    private Output(InputStream stream, int limit) {
        this.stream = stream;
        this.limit = limit;
        thread = Thread.ofPlatform().daemon().name("command output").unstarted(this::drain);
    }

    /**
     * Begins to drain.
     *
     * @param limit how many bytes are read at most, and a few more
     */
    public static Output drain(InputStream stream, int limit) {
        var output = new Output(stream, limit);
        output.thread.start();
        return output;
    }

    private void drain() {
        byte[] some = new byte[8192];
        try (stream) {
            for (int n = stream.read(some); n >= 0 && !isTooLong(); n = stream.read(some)) {
                bytes.write(some, 0, n);
            }
        } catch (IOException e) {
            // the process was stopped; whoever stopped it says why
        }
    }

    /** Whether there was more than the limit; known as soon as it was exceeded. */
    public boolean isTooLong() {
        return bytes.size() > limit;
    }

    /** Whether what was read so far ends with these bytes. */
    public boolean endsWith(byte[] end) {
        return bytes.endsWith(end);
    }

    /** Forgets what was read so far. */
    public void clear() {
        bytes.reset();
    }

    /** How many bytes were read so far. */
    public int length() {
        return bytes.size();
    }

    /** Waits for the end of the stream, which a program that left a child behind may not reach. */
    public void awaitEnd(Duration wait) throws InterruptedException {
        thread.join(wait);
    }

    /** What was read so far. */
    public String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The bytes that were read so far. */
    public byte[] bytes() {
        return bytes.toByteArray();
    }
}
