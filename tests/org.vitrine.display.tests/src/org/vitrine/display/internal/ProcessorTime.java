// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Processor time of a process, as the kernel's scheduler counts it, for benchmarks. */
public record ProcessorTime(long process) {

    /** That of the process that asks. */
    public static ProcessorTime ofThisProcess() {
        return new ProcessorTime(ProcessHandle.current().pid());
    }

    /** That of the X server that DISPLAY names. */
    public static ProcessorTime ofXServer() {
        String display = String.valueOf(System.getenv("DISPLAY"));
        return ProcessHandle.allProcesses().filter(one -> {
            List<String> arguments = Arrays.asList(one.info().arguments().orElse(new String[0]));
            return one.info().command().filter(name -> name.matches(".*/X[^/]*")).isPresent()
                    && arguments.contains(display);
        }).findFirst().map(one -> new ProcessorTime(one.pid())).orElseThrow();
    }

    /** Milliseconds since it began, of all threads that it has. */
    public double milliseconds() {
        try (Stream<Path> threads = Files.list(Path.of("/proc", String.valueOf(process), "task"))) {
            return threads.mapToLong(ProcessorTime::nanoseconds).sum() / 1e6;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long nanoseconds(Path thread) {
        try {
            return Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
        } catch (IOException e) {
            return 0; // it has just ended
        }
    }
}
