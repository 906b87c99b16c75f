// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.x11.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.display.gtk.internal.LibC;
import org.vitrine.display.gtk.internal.NativeLibraries;

import com.sun.jna.Library;

/** Servers that can do what is wanted of them, that cannot, and that go. Each is one of the test's own. */
final class XServerTest {
    private static final Path XVFB = Path.of("/usr/bin/Xvfb");
    private static final int SECONDS = 30;
    private Optional<Process> process = Optional.empty();

    private interface Memfd extends Library {
        int memfd_create(String name, int flags);

        int ftruncate(int descriptor, long length);

        int close(int descriptor);
    }

    @AfterEach
    void end() {
        process.ifPresent(Process::destroy);
    }

    /** A server without these extensions; its name. */
    private String start(String... without) throws IOException {
        assumeTrue(Files.isExecutable(XVFB), "Xvfb is not installed");
        Stream<String> options = Stream.of(without).flatMap(one -> Stream.of("-extension", one));
        List<String> command = Stream.concat(
                Stream.of(XVFB.toString(), "-displayfd", "1", "-nolisten", "tcp", "-noreset", "-screen", "0",
                        "64x64x24"),
                options).toList();
        Process started = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        process = Optional.of(started);
        return ":" + started.inputReader().readLine();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MIT-SHM", "RENDER"})
    void oneThatLacksWhatIsNeededIsRefusedBeforeAnythingIsPainted(String extension) throws IOException {
        String display = start(extension);
        IOException e = assertThrows(IOException.class, () -> XServer.connect(display).close());
        assertEquals("the X server has no " + extension, e.getMessage());
    }

    @Test
    void aWindowThatIsGoneIsSaidAndNothingElseEnds() throws IOException {
        try (XServer server = XServer.connect(String.valueOf(System.getenv("DISPLAY")))) {
            Painting painting = begin(server, 0x7fff);
            painting.paint(new Rectangle(0, 0, 4, 4));
            XServer.Outcome outcome = server.next();
            assertFalse(outcome.there());
            assertTrue(outcome.isSince(painting.first()));
            assertFalse(outcome.isSince(begin(server, 0x7fff).first()), "a later painting is not meant");
        }
    }

    /** Of a picture of four by four pixels, to a window that there need not be. */
    private static Painting begin(XServer server, int window) {
        Memfd libc = NativeLibraries.load(LibC.LIBRARY, Memfd.class);
        int descriptor = libc.memfd_create("picture", 0);
        libc.ftruncate(descriptor, 64);
        try {
            return server.begin(new XServer.Picture(descriptor, 0, 4, new Point(4, 4)), window,
                    new Rectangle(0, 0, 4, 4));
        } finally {
            libc.close(descriptor);
        }
    }

    @Test
    void whoWaitsIsToldWhenTheConnectionIsShutDownAndWhenTheServerGoes() throws Exception {
        String display = start();
        try (XServer server = XServer.connect(display)) {
            CompletableFuture<IOException> waiting = waiting(server);
            server.shutDown();
            waiting.get(SECONDS, TimeUnit.SECONDS);
        }
        try (XServer server = XServer.connect(display)) {
            CompletableFuture<IOException> waiting = waiting(server);
            end();
            assertEquals("the connection to the X server has ended",
                    waiting.get(SECONDS, TimeUnit.SECONDS).getMessage());
        }
    }

    private static CompletableFuture<IOException> waiting(XServer server) {
        return CompletableFuture.supplyAsync(() -> assertThrows(IOException.class, server::next));
    }
}
