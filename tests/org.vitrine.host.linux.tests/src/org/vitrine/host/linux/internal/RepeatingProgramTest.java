// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.host.CommandOutput;
import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;

/** A program that passes for nvidia-smi, run here and by the script that runs it far away. */
class RepeatingProgramTest {
    private static final HostCommand COMMAND = HostCommand.NVIDIA_GPUS_LIVE;
    private static final Limits LIMITS = new Limits(100, 10, 1000, 1000, Duration.ofSeconds(5), Duration.ofSeconds(20));
    private static final RepeatingProgram.Pace PACE = new RepeatingProgram.Pace(Duration.ofMillis(300),
            Duration.ofSeconds(20));
    @TempDir
    Path bin = Path.of("");
    private Optional<RepeatingProgram> program = Optional.empty();

    @AfterEach
    void end() {
        program.ifPresent(RepeatingProgram::close);
    }

    private void install(String script) throws IOException {
        Path file = Files.writeString(bin.resolve("nvidia-smi"), "#!/bin/sh\nBIN=" + bin + "\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private RepeatingProgram local(RepeatingProgram.Pace pace) {
        var made = new RepeatingProgram(COMMAND, new CommandRunner(List.of(bin), LIMITS)::start, LIMITS, pace);
        program = Optional.of(made);
        return made;
    }

    /** As over SSH, where the shell gets the script on its standard input, which stays open. */
    private RepeatingProgram far(String shell) {
        var made = new RepeatingProgram(COMMAND, command -> {
            var builder = new ProcessBuilder(shell.split(" "));
            builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
            Process process = builder.start();
            process.getOutputStream().write(RepeatingScript.of(command).getBytes());
            process.getOutputStream().flush();
            return Optional.of(process);
        }, LIMITS, PACE);
        program = Optional.of(made);
        return made;
    }

    private static Fact<CommandOutput> await(RepeatingProgram program, Predicate<Fact<CommandOutput>> wanted)
            throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        Fact<CommandOutput> newest = program.newest();
        while (!wanted.test(newest)) {
            assertTrue(System.nanoTime() < end, newest.toString());
            Thread.sleep(5);
            newest = program.newest();
        }
        return newest;
    }

    private static Predicate<Fact<CommandOutput>> answers(String text) {
        return fact -> fact.equals(Fact.known(new CommandOutput(0, text, "")));
    }

    private static Predicate<Fact<CommandOutput>> unknown(String why) {
        return fact -> fact instanceof Fact.Unknown<CommandOutput>(String told) && told.endsWith(why);
    }

    private long pid(String file) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!Files.exists(bin.resolve(file)) || !Files.readString(bin.resolve(file)).endsWith("\n")) {
            assertTrue(System.nanoTime() < end, file);
            Thread.sleep(5);
        }
        return Long.parseLong(Files.readString(bin.resolve(file)).strip());
    }

    private static void assertEnds(long pid) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        assertFalse(ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent(), "process " + pid + " is left");
    }

    private static final String TWO_CARDS = """
            echo "0, a, $1"; echo "1, b"
            echo $$ > "$BIN/me"
            /bin/sleep 0.2
            echo "0, c"; echo "1, d"
            /bin/sleep 0.2
            echo "0, e"
            /bin/sleep 300 & echo $! > "$BIN/child"; wait
            """;

    @Test
    void itsNewestWholeAnswerCounts() throws Exception {
        install(TWO_CARDS);
        RepeatingProgram here = local(PACE);
        assertTrue(unknown("it has not answered yet").test(here.newest()), here.newest().toString());
        await(here, answers("0, a, " + COMMAND.arguments().get(1) + "\n1, b\n"));
        await(here, answers("0, c\n1, d\n"));
        assertTrue(answers("0, c\n1, d\n").test(here.newest()), "the third has not ended");
    }

    @Test
    void closingEndsItWithWhatItStarted() throws Exception {
        install(TWO_CARDS);
        RepeatingProgram here = local(PACE);
        here.newest();
        long child = pid("child");
        here.close();
        assertEnds(pid("me"));
        assertEnds(child);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh -s", "bash --posix -s", "busybox sh -s"})
    void farAwayItIsTheSameAndEndsWithTheConnection(String shell) throws Exception {
        install(TWO_CARDS);
        RepeatingProgram there = far(shell);
        await(there, answers("0, c\n1, d\n"));
        assertTrue(ProcessHandle.of(pid("me")).filter(ProcessHandle::isAlive).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh -s", "bash --posix -s", "busybox sh -s"})
    void farAwayItEndsWithItsInputEvenIfItPrintsNothing(String shell) throws Exception {
        install("echo $$ > \"$BIN/me\"; exec /bin/sleep 300");
        var processes = new ProcessBuilder(shell.split(" "));
        processes.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        Process process = processes.start();
        process.getOutputStream().write(RepeatingScript.of(COMMAND).getBytes());
        process.getOutputStream().flush();
        long me = pid("me");
        assertTrue(ProcessHandle.of(me).filter(ProcessHandle::isAlive).isPresent());
        process.getOutputStream().close();
        assertEnds(me);
        assertEnds(process.pid());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh -s", "bash --posix -s", "busybox sh -s"})
    void farAwayAProgramThatIsNotInstalledIsAbsentAndOneThatFailsSaysWhy(String shell) throws Exception {
        await(far(shell), fact -> fact instanceof Fact.Absent);
        install("echo 'No devices were found'; echo why >&2; exit 6");
        await(far(shell), Fact.known(new CommandOutput(6, "No devices were found\n", "why\n"))::equals);
    }

    @Test
    void oneThatIsNotInstalledIsAbsentUntilItIs() throws Exception {
        RepeatingProgram here = local(PACE);
        assertEquals(Fact.absent(), here.newest());
        install(TWO_CARDS);
        assertEquals(Fact.absent(), here.newest(), "it is not looked for each time");
        await(here, answers("0, c\n1, d\n"));
    }

    @Test
    void oneThatEndsIsStartedAgainAfterAWhile() throws Exception {
        install("echo x >> \"$BIN/starts\"; echo \"0, a\"; echo \"0, b\"; exit 9");
        RepeatingProgram here = local(PACE);
        await(here, Fact.known(new CommandOutput(9, "0, b\n", ""))::equals);
        assertEquals(1, Files.readAllLines(bin.resolve("starts")).size());
        await(here, fact -> starts() > 2);
        // not at once: while it runs again, its first answer counts
        await(here, Fact.known(new CommandOutput(9, "0, b\n", ""))::equals);
    }

    private int starts() {
        try {
            return Files.readAllLines(bin.resolve("starts")).size();
        } catch (IOException e) {
            return 0;
        }
    }

    @Test
    void oneThatEndsWellHasNoFigureOfNow() throws Exception {
        install("echo \"0, a\"");
        await(local(PACE), unknown("it ended by itself"));
    }

    @Test
    void anOldAnswerIsNone() throws Exception {
        install("echo \"0, a\"; echo \"0, b\"; exec /bin/sleep 300");
        RepeatingProgram here = local(
                new RepeatingProgram.Pace(Duration.ofSeconds(20), Duration.ofMillis(500)));
        await(here, answers("0, a\n"));
        await(here, unknown("it does not answer any more"));
    }

    @Test
    void oneThatPrintsBeyondMeasureIsEnded() throws Exception {
        install("echo $$ > \"$BIN/me\"; while :; do printf 'xxxxxxxxxxxxxxxxxxxxxxxx'; done");
        await(local(PACE), unknown("it printed more than 1000 bytes"));
        assertEnds(pid("me"));
    }

    @Test
    void oneThatCannotBeStartedSaysWhy() throws Exception {
        install("");
        Files.writeString(bin.resolve("nvidia-smi"), "#!/nonexistent/interpreter\n");
        assertTrue(local(PACE).newest() instanceof Fact.Unknown);
    }

    @Test
    void eachRunsOnceForAsLongAsItIsAskedFor() throws Exception {
        install("echo x >> \"$BIN/starts\"; echo $$ > \"$BIN/me\"; exec /bin/sleep 300");
        var runner = new CommandRunner(List.of(bin), LIMITS);
        try (var programs = new RepeatingPrograms(runner::start, LIMITS, PACE)) {
            List<Probe> probes = List.of(Probe.command(COMMAND), Probe.command(COMMAND), Probe.path("/etc/group"));
            programs.into(HostSnapshot.builder(), probes);
            programs.into(HostSnapshot.builder(), probes);
            long me = pid("me");
            HostSnapshot.Builder look = HostSnapshot.builder();
            programs.into(look, probes);
            assertEquals(List.of(Probe.command(COMMAND)), look.build().probes());
            assertEquals(1, starts());
            programs.into(HostSnapshot.builder(), List.of(Probe.path("/etc/group")));
            assertEnds(me);
        }
    }
}
