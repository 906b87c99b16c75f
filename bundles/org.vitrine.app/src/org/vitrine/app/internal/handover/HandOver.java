// SPDX-License-Identifier: EPL-2.0
package org.vitrine.app.internal.handover;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

/**
 * The way from a later start to the window that is there: a unix socket in a folder of this user alone. One line goes to
 * the window ({@link Request#line()}), {@code ok} comes back; each exchange has 5 s. Who holds the workspace's lock serves,
 * so a socket that was left behind by a killed process is simply replaced.
 */
public final class HandOver implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final String OK = "ok";
    /** No path or URI that is meant is longer. */
    private static final int LONGEST_LINE = 16 * 1024;
    private final Path socket;
    // a thread for each exchange, so that one that hangs is in nobody's way; daemons, so that none keeps the process
    private final ExecutorService threads = Executors
            .newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("hand-over-", 0).factory());
    private @Nullable ServerSocketChannel server;

    private HandOver(Path socket) {
        this.socket = socket;
    }

    /** For the workbench of this workspace. */
    public static HandOver of(Path workspace) {
        return new HandOver(new RuntimeFolder(System.getenv()).socket(workspace));
    }

    /** Asks the window that is there; false when nobody answers {@code ok} within the deadline. */
    public boolean ask(Request request) {
        return within(() -> {
            try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                write(channel, request.line());
                return readLine(channel).filter(OK::equals).isPresent();
            }
        });
    }

    /**
     * Serves requests from now on, each on a background thread.
     *
     * @throws IOException when the socket cannot be made; the window then works as ever, alone
     */
    public void serve(Consumer<Request> window) throws IOException {
        RuntimeFolder.makePrivate(socket);
        Files.deleteIfExists(socket);
        ServerSocketChannel opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server = opened;
        opened.bind(UnixDomainSocketAddress.of(socket));
        threads.execute(() -> accept(opened, window));
    }

    private void accept(ServerSocketChannel opened, Consumer<Request> window) {
        while (opened.isOpen()) {
            try {
                SocketChannel channel = opened.accept();
                threads.execute(() -> within(() -> answer(channel, window)));
            } catch (IOException e) {
                return; // closed: the workbench ends
            }
        }
    }

    private static boolean answer(SocketChannel accepted, Consumer<Request> window) throws IOException {
        try (SocketChannel channel = accepted) {
            Optional<Request> request = readLine(channel).flatMap(Request::of);
            request.ifPresent(window);
            write(channel, request.isPresent() ? OK : "error");
            return request.isPresent();
        }
    }

    private static Optional<String> readLine(SocketChannel channel) throws IOException {
        BufferedReader reader = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        StringBuilder line = new StringBuilder();
        for (int c = reader.read(); c != '\n'; c = reader.read()) {
            if (c < 0 || line.length() == LONGEST_LINE) {
                return Optional.empty();
            }
            line.append((char) c);
        }
        return Optional.of(line.toString());
    }

    private static void write(SocketChannel channel, String line) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Something that waits for another process and says whether it came out well. */
    private interface Exchange {
        boolean run() throws IOException;
    }

    /** Interrupting a thread closes the channel it waits on, which is the deadline's teeth. */
    private boolean within(Exchange exchange) {
        Future<Boolean> running = threads.submit(exchange::run);
        try {
            return running.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            running.cancel(true);
            return false;
        } catch (InterruptedException e) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        ServerSocketChannel serving = server;
        if (serving != null) {
            try {
                serving.close();
                Files.deleteIfExists(socket);
            } catch (IOException e) {
                // a socket that stays behind is replaced by the next window
            }
        }
        threads.shutdownNow();
    }
}
