// SPDX-License-Identifier: EPL-2.0
package org.vitrine.lookingglass.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.vitrine.core.CancelledException;
import org.vitrine.core.GlassFrame;
import org.vitrine.core.GlassReport;
import org.vitrine.core.GlassReport.State;
import org.vitrine.core.Progress;
import org.vitrine.host.GlassApplication;
import org.vitrine.host.GlassMemory;
import org.vitrine.host.GlassRelease;
import org.vitrine.host.Text;

/** One look at memory. For one thread. */
final class Look {
    private static final GlassRelease READ = GlassRelease.B7;
    // the host application's clock goes on every 10 ms
    private static final long PAUSE_MILLIS = 5;
    // what tells of a session and its clock
    private static final int CLOCK = 32;

    private final Memory memory;
    private final Duration patience;
    private final Progress progress;

    /** @param patience how long a clock must stand still to have stopped */
    Look(Memory memory, Duration patience, Progress progress) {
        this.memory = memory;
        this.patience = patience;
        this.progress = progress;
    }

    GlassReport report() throws IOException, CancelledException {
        GlassMemory head = head();
        return switch (head.state()) {
            case EMPTY -> report(State.UNUSED, head, memory.length() == 0
                    ? Text.of("This memory is empty: start the machine that has it.")
                    : Text.of("No host application has written here yet: start Looking Glass's in the guest."));
            case FOREIGN -> report(State.FOREIGN, head, Text.of(
                    "This is not Looking Glass's memory: it does not begin with \"LGMP\". Check which file the machine "
                            + "has, and what else writes to it."));
            case WRITTEN -> written(head);
        };
    }

    private GlassMemory head() throws IOException {
        return GlassMemory.of(memory.read(0, GlassMemory.HEAD));
    }

    private GlassReport report(State state, GlassMemory head, Text sentence) throws IOException {
        return new GlassReport(state, sentence, memory.length(), head, Optional.empty());
    }

    private GlassReport written(GlassMemory first) throws IOException, CancelledException {
        if (first.protocol() != 0 && first.protocol() != READ.protocol()) {
            return other(first);
        }
        boolean isRunning = goesOn(first);
        GlassMemory now = head();
        if (!isRunning) {
            return new GlassReport(State.STOPPED, Text.of(
                    "The host application has stopped: its clock stood still for {0} ms. Start it in the guest; what "
                            + "stands here is left from session {1}.",
                    Long.toString(patience.toMillis()), now.sessionName()), memory.length(), now, frame(now));
        }
        if (now.application().isEmpty()) {
            return report(State.STARTING, now, Text.of(
                    "A host application has begun to write and not said yet what it is: look again in a moment."));
        }
        if (now.application().get().version() != READ.kvmfr()) {
            return other(now);
        }
        return new GlassReport(State.RUNNING, Text.of("The host application runs: {0}, session {1}.", name(now),
                now.sessionName()), memory.length(), now, frame(now));
    }

    private GlassReport other(GlassMemory head) throws IOException {
        return report(State.OTHER_VERSION, head, Text.of(
                "The host application is {0}. No more is known of its memory, which is read as {1} writes it; the client must "
                        + "be of its release, too.",
                name(head), READ));
    }

    private Optional<GlassFrame> frame(GlassMemory head) throws IOException {
        boolean isKnown = head.application().filter(own -> own.version() == READ.kvmfr()).isPresent();
        return isKnown ? new FrameReader(memory).newest(head) : Optional.empty();
    }

    private static String name(GlassMemory head) {
        Optional<GlassApplication> own = head.application();
        String release = own.map(GlassApplication::release).filter(name -> !name.isEmpty())
                .or(() -> own.flatMap(said -> GlassRelease.ofKvmfr(said.version())).map(GlassRelease::name))
                .orElse("an unknown release");
        return release + " (LGMP " + head.protocol() + own.map(said -> ", KVMFR " + said.version()).orElse("") + ")";
    }

    /** Whether the clock of the host application goes on, or another one has started. */
    private boolean goesOn(GlassMemory first) throws IOException, CancelledException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            GlassMemory now = GlassMemory.of(memory.read(0, CLOCK));
            if (now.state() == GlassMemory.State.WRITTEN
                    && (now.beat() != first.beat() || now.session() != first.session())) {
                return true;
            }
            if (System.nanoTime() >= end) {
                return false;
            }
            pause();
        }
    }

    private void pause() throws CancelledException {
        if (progress.isCancelled()) {
            throw cancelled();
        }
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled();
        }
    }

    private static CancelledException cancelled() {
        return new CancelledException(Text.of("Looking at the shared memory was cancelled"));
    }
}
