// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What changes on a host far away, told by a loop there: it lists what stands in a few folders again and again, with two
 * processes each time, and prints the list when it is another one. Where the loop ends, with the connection for example, it is
 * begun anew after a while, and what the new one lists is compared with what the old one did.
 */
public final class RemoteEvents implements Events {
    private static final Duration AGAIN = Duration.ofSeconds(5);

    /** Starts a shell on the host; empty while nobody is logged in there. */
    @FunctionalInterface
    public interface Start {
        /** A process whose standard input is the shell's. */
        Optional<Process> shell() throws IOException;
    }

    private final Start start;
    private final LinkedBlockingQueue<List<String>> lists = new LinkedBlockingQueue<>();
    private Optional<Process> loop = Optional.empty();
    private Optional<Set<String>> last = Optional.empty();
    private long triedAt = System.nanoTime() - AGAIN.toNanos();

    /** Nothing is started yet. */
    public RemoteEvents(Start start) {
        this.start = start;
    }

    @Override
    public Set<String> next(Duration most) throws IOException, InterruptedException {
        if (!isListening()) {
            begin();
        }
        List<String> list = lists.poll(most.toMillis(), TimeUnit.MILLISECONDS);
        if (list == null) {
            return Set.of();
        }
        Set<String> now = Set.copyOf(list);
        Set<String> changed = last.map(before -> difference(before, now)).orElseGet(Set::of);
        last = Optional.of(now);
        return changed;
    }

    @Override
    public boolean isListening() {
        return loop.filter(Process::isAlive).isPresent();
    }

    private void begin() throws IOException {
        if (System.nanoTime() - triedAt < AGAIN.toNanos()) {
            return;
        }
        triedAt = System.nanoTime();
        close();
        Optional<Process> shell = start.shell();
        loop = shell;
        if (shell.isPresent()) {
            String mark = Script.nonce();
            // whoever closes it ends the loop, so it stays open
            OutputStream in = shell.get().getOutputStream();
            in.write(WatchScript.of(mark).getBytes(StandardCharsets.UTF_8));
            in.flush();
            Thread.ofPlatform().daemon().name("host changes").start(() -> listen(shell.get(), mark));
        }
    }

    private void listen(Process shell, String mark) {
        try (var lines = new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.UTF_8))) {
            var list = new ArrayList<String>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(mark)) {
                    lists.add(List.copyOf(list));
                    list.clear();
                } else {
                    list.add(line);
                }
            }
        } catch (IOException e) {
            // the connection ended
            return;
        }
    }

    /** The paths of lines that are in one of two lists, and where links lead that came. */
    private static Set<String> difference(Set<String> before, Set<String> now) {
        var paths = new HashSet<String>();
        before.stream().filter(line -> !now.contains(line)).forEach(line -> WatchScript.paths(line, paths));
        now.stream().filter(line -> !before.contains(line)).forEach(line -> WatchScript.paths(line, paths));
        return paths;
    }

    @Override
    public void close() {
        loop.ifPresent(Process::destroy);
        loop = Optional.empty();
    }
}
