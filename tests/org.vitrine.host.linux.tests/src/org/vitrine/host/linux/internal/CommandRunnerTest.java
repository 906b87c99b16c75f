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
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.host.CommandOutput;
import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;

class CommandRunnerTest {
    private static final Limits LIMITS = new Limits(100, 10, 1000, 1000, Duration.ofMillis(700),
            Duration.ofSeconds(20));
    @TempDir
    Path bin = Path.of("");

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Fact<CommandOutput> run(HostCommand command) {
        return new CommandRunner(List.of(bin), LIMITS).run(command, Deadline.in(LIMITS.scanTime(), () -> false));
    }

    private void assertGone(String pidFile) throws Exception {
        long pid = Long.parseLong(Files.readString(bin.resolve(pidFile)).strip());
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        assertFalse(ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent(), "process " + pid + " is left");
    }

    @Test
    void takesBothOutputsTheStatusAndTheArgumentsAsTheyAre() throws Exception {
        program("qemu-system-x86_64", "echo \"$#:$1:$2:$LC_ALL:$(pwd)\"; /bin/cat; echo complaint >&2; exit 3");
        assertEquals(Fact.known(new CommandOutput(3, "2:-device:help:C:/\n", "complaint\n")),
                run(HostCommand.QEMU_DEVICES));
    }

    @Test
    void aProgramThatIsNotInstalledIsAbsent() throws Exception {
        assertEquals(Fact.absent(), run(HostCommand.QEMU_VERSION));
        Files.writeString(bin.resolve("qemu-system-x86_64"), "no program");
        assertEquals(Fact.absent(), run(HostCommand.QEMU_VERSION));
    }

    @Test
    void aProgramThatCannotBeStartedIsUnknown() throws Exception {
        program("id", "");
        Files.writeString(bin.resolve("id"), "#!/nonexistent/interpreter\n");
        assertTrue(run(HostCommand.ID) instanceof Fact.Unknown, run(HostCommand.ID).toString());
    }

    @Test
    void aProgramThatHangsIsStoppedWithWhatItStarted() throws Exception {
        program("uname", "/bin/sleep 300 & echo $! > '" + bin + "/child'; echo $$ > '" + bin + "/me'; wait");
        assertEquals(Fact.unknown("\"uname -srm\": it took too long"), run(HostCommand.UNAME));
        assertGone("me");
        assertGone("child");
    }

    @Test
    void aProgramThatPrintsWithoutEndIsStopped() throws Exception {
        program("uname", "echo $$ > '" + bin + "/me'; while :; do echo 0123456789; done");
        assertEquals(Fact.unknown("\"uname -srm\": it printed more than 1000 bytes"), run(HostCommand.UNAME));
        assertGone("me");
    }

    @Test
    void aProgramThatEndsAfterPrintingTooMuchIsUnknownToo() throws Exception {
        program("uname", "i=0; while [ $i -lt 101 ]; do echo 123456789; i=$((i+1)); done >&2");
        assertEquals(Fact.unknown("\"uname -srm\": it printed more than 1000 bytes"), run(HostCommand.UNAME));
    }

    @Test
    void aChildThatHoldsTheOutputIsNotWaitedFor() throws Exception {
        program("uname", "echo Linux; /bin/sleep 5 &");
        long start = System.nanoTime();
        assertEquals(Fact.known(new CommandOutput(0, "Linux\n", "")), run(HostCommand.UNAME));
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 3);
    }

    @Test
    void cancellingStopsIt() throws Exception {
        program("uname", "echo $$ > '" + bin + "/me'; exec /bin/sleep 300");
        var cancelled = new AtomicBoolean();
        var runner = new CommandRunner(List.of(bin), Limits.USUAL);
        Thread canceller = Thread.ofVirtual().start(() -> {
            while (!Files.exists(bin.resolve("me"))) {
                Thread.onSpinWait();
            }
            cancelled.set(true);
        });
        long start = System.nanoTime();
        assertTrue(runner.run(HostCommand.UNAME,
                Deadline.in(Duration.ofSeconds(20), cancelled::get)) instanceof Fact.Unknown);
        canceller.join();
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 5);
        assertGone("me");
    }
}
