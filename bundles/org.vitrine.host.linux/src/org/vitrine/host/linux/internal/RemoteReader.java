// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.vitrine.core.HostReader;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.LaterLook;
import org.vitrine.host.Probe;
import org.vitrine.host.Volatility;

/**
 * Looks at a host far away again and again, in one round trip each unless something came that was not there before. The host's
 * own clock tells when it was read, for the way there takes now this and now that long. Commands that repeat themselves run in
 * shells of their own.
 */
public final class RemoteReader implements HostReader {
    private static final Probe CLOCK = Probe.path("/proc/uptime", Volatility.VOLATILE);
    private static final double NANOS = 1e9;
    private final RemoteScan scan;
    private final Duration patience;
    private final RepeatingPrograms programs;

    /**
     * Nothing is begun yet.
     *
     * @param shell    runs scripts
     * @param start    starts another shell
     * @param patience how long a look may take
     * @param quiet    after how long without a word reading a file is taken to hang
     */
    public RemoteReader(Shell shell, RemoteEvents.Start start, Duration patience, Duration quiet) {
        this(RemoteScan.steady(shell, "", Limits.USUAL, quiet), start, patience, RepeatingProgram.Pace.USUAL);
    }

    RemoteReader(RemoteScan scan, RemoteEvents.Start start, Duration patience, RepeatingProgram.Pace pace) {
        this.scan = scan;
        this.patience = patience;
        programs = new RepeatingPrograms(command -> begin(start, command), Limits.USUAL, pace);
    }

    private static Optional<Process> begin(RemoteEvents.Start start, HostCommand command) throws IOException {
        Process shell = start.shell().orElseThrow(() -> new IOException("the host is not connected"));
        // whoever closes it ends the program, so it stays open
        OutputStream in = shell.getOutputStream();
        in.write(RepeatingScript.of(command).getBytes(StandardCharsets.UTF_8));
        in.flush();
        return Optional.of(shell);
    }

    @Override
    public Look look(List<Probe> probes, Progress progress) throws VitrineException {
        List<Probe> once = Stream
                .concat(Stream.of(CLOCK), probes.stream().filter(probe -> !RepeatingPrograms.isRepeating(probe)))
                .toList();
        HostSnapshot seen = scan.collect(once, Scope.EVERYTHING, Deadline.in(patience, progress::isCancelled));
        HostSnapshot.Builder repeated = HostSnapshot.builder();
        programs.into(repeated, probes);
        return new Look(LaterLook.over(seen, repeated.build()), nanos(seen));
    }

    private static long nanos(HostSnapshot seen) {
        String uptime = seen.file("/proc/uptime").or("").split(" ", 2)[0];
        return uptime.matches("\\d+\\.\\d+") ? (long) (Double.parseDouble(uptime) * NANOS) : System.nanoTime();
    }

    @Override
    public void close() {
        programs.close();
    }
}
