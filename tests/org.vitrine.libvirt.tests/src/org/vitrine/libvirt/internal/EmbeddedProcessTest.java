// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens between processes that use libvirt's embedded driver one after the other, or at once. */
class EmbeddedProcessTest {

    private final Path root = Lab.root();

    @AfterEach
    void clear() throws IOException, InterruptedException {
        Lab.clear(root);
    }

    @Test
    void workbenchKilledWhileTheMachineRuns() throws Exception {
        try (Child first = new Child()) {
            assertEquals("OPEN", first.ask("open " + root));
            assertEquals("survivor RUNNING", first.ask("create survivor"));
            first.kill();
        }
        assertEquals(1, Lab.machinesIn(root).size());
        try (Child second = new Child()) {
            assertEquals("OPEN", second.ask("open " + root));
            assertEquals("[survivor RUNNING adopted]", second.ask("list"));
            assertEquals("none", second.ask("notice"));
            assertEquals("survivor GONE", second.ask("off survivor"));
            assertEquals("[]", second.ask("list"));
        }
        assertEquals(0, Lab.machinesIn(root).size());
    }

    @Test
    void aMachineThatEndedBecauseItCouldNotBeAdoptedIsReported() throws Exception {
        try (Child first = new Child()) {
            assertEquals("OPEN", first.ask("open " + root));
            assertEquals("lost RUNNING", first.ask("create lost"));
            first.kill();
        }
        Files.delete(root.resolve("lib/qemu/domain-1-lost/monitor.sock"));
        try (Child second = new Child()) {
            assertEquals("OPEN", second.ask("open " + root));
            assertEquals("The machine lost was left running and could not be taken over; it has ended. Start it again.",
                    second.askUntilNot("none", "notice"));
            assertEquals("[]", second.askUntilNot("[lost RUNNING adopted]", "list"));
        }
    }

    @Test
    void aMachineThatCouldNotBeAdoptedIsReported() throws Exception {
        Path run = Files.createDirectories(root.resolve("run/qemu"));
        Process left = new ProcessBuilder("qemu-system-x86_64", "-S", "-nodefaults", "-display", "none", "-m", "16",
                "-name",
                "guest=orphan", "-pidfile", run.resolve("orphan.pid").toString()).start();
        try (Child child = new Child()) {
            Lab.await("the pid file", () -> Files.exists(run.resolve("orphan.pid")));
            Files.writeString(run.resolve("stale.pid"), "1\n");
            assertEquals("OPEN", child.ask("open " + root));
            assertEquals("OPEN", child.ask("state"));
            assertEquals("The machine orphan was left running and could not be taken over: its process " + left.pid()
                    + " still runs. Save what you can from inside, then end it with \"kill " + left.pid() + "\".",
                    child.ask("notice"));
            assertTrue(left.isAlive());
        } finally {
            left.destroyForcibly().waitFor();
        }
    }

    @Test
    void rootHeldByAnotherProcess() throws Exception {
        try (Child holder = new Child(); Child other = new Child()) {
            assertEquals("OPEN", holder.ask("open " + root));
            String held = "REFUSED The machines in " + root + " are managed by another process: java, process "
                    + holder.pid()
                    + ". Close that one and try again, or set -Dvitrine.embedded.root to another folder.";
            assertEquals(held, other.ask("open " + root));
            // The question itself must not have cost the holder its lock
            assertEquals(held, other.ask("open " + root));
            assertEquals("FAILED", other.ask("state"));
            holder.kill();
            assertEquals("OPEN", other.ask("open " + root));
        }
    }

    @Test
    void aFirstOpenThatFailedSpoilsTheProcess() throws Exception {
        Files.writeString(root.resolve("lib"), "in the way");
        Path sound = Lab.root();
        try (Child child = new Child()) {
            String first = child.ask("open " + root);
            assertTrue(first.startsWith("REFUSED libvirt "), first);
            assertTrue(first.endsWith("Close Vitrine and start it again before another try."), first);
            assertEquals("REFUSED libvirt's embedded driver failed to start earlier, and cannot be tried twice in one "
                    + "process. Close Vitrine and start it again.", child.ask("open " + sound));
            assertEquals("OPEN", child.ask("connect test:///default"));
        } finally {
            Lab.delete(sound);
        }
    }

    @Test
    void qemuMissing() throws Exception {
        try (Child child = new Child(Map.of("PATH", "/nonexistent"), "virt")) {
            assertEquals("OPEN", child.ask("open " + root));
            assertEquals(
                    "REFUSED QEMU for x86_64 is not installed. Install the package qemu-system-x86 for x86 machines "
                            + "(qemu-system-arm, qemu-system-misc for others).",
                    child.ask("create homeless"));
        }
    }

    @Test
    void libvirtMissing() throws Exception {
        try (Child child = new Child(Map.of(), "no-such-libvirt")) {
            String problem = child.ask("problem");
            assertTrue(problem.startsWith("libvirt is not installed"), problem);
            assertTrue(problem.contains("libvirt0"), problem);
            assertEquals("[]", child.ask("standard"));
            assertEquals("REFUSED " + problem, child.ask("connect test:///default"));
        }
    }

    @Test
    void libvirtsQemuDriverMissing() throws Exception {
        try (Child child = new Child(Map.of("LIBVIRT_DRIVER_DIR", root.toString()), "virt")) {
            String problem = child.ask("problem");
            assertTrue(problem.contains("libvirt-daemon-driver-qemu"), problem);
            assertEquals("REFUSED " + problem, child.ask("open " + root));
            assertEquals("OPEN", child.ask("connect test:///default"));
            assertFalse(child.ask("standard").contains("embed"));
        }
    }

    @Test
    void standardConnectionsOfEachApplicationAreApart() throws Exception {
        try (Child child = new Child()) {
            assertEquals("none", child.ask("problem"));
            String standard = child.ask("standard");
            assertTrue(standard.contains("qemu:///embed?root=/") && standard.contains("/workbench CLOSED"), standard);
        }
    }
}
