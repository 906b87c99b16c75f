// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.host.Text;

/** What the tests with real machines share. */
final class Lab {

    /** Short where a test waits for what does not happen. */
    static final Deadlines SHORT = new Deadlines(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(10),
            Duration.ofSeconds(10), Duration.ofMillis(700), Duration.ofSeconds(5), Duration.ofSeconds(5));

    private static final Path PROBED = Path.of("/tmp/vt-probed-" + ProcessHandle.current().pid());
    private static final String CAPABILITIES = "cache/qemu/capabilities";

    private Lab() {
    }

    /** A person who gives up after so many milliseconds. */
    static Progress cancelledAfter(long milliseconds) {
        long end = System.nanoTime() + Duration.ofMillis(milliseconds).toNanos();
        return new Progress() {
            @Override
            public void now(Text doing) {
                // not shown
            }

            @Override
            public boolean isCancelled() {
                return System.nanoTime() - end >= 0;
            }
        };
    }

    /** A folder with a short name, because sockets are made in it. */
    static Path folder() {
        try {
            return Files.createTempDirectory(Path.of("/tmp"), "vt-");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * A root for an embedded driver. The first QEMU of a root is probed by libvirt for seconds; what an earlier root of
     * this process learned is brought along.
     */
    static Path root() {
        Path root = folder();
        copy(PROBED, root.resolve("cache"));
        return root;
    }

    private static void copy(Path from, Path to) {
        if (!Files.exists(from) || Files.exists(to)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** A machine that boots nothing, with a QXL adapter and a SPICE server on a unix socket. */
    static Domain tiny(String name) {
        return tiny(name, "");
    }

    /** With more devices. */
    static Domain tiny(String name, String devices) {
        return Domain.of("""
                <domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
                  <name>%s</name><memory unit='MiB'>32</memory><vcpu>1</vcpu>
                  <os><type arch='x86_64' machine='pc'>hvm</type></os>
                  <devices>%s
                    <controller type='usb' model='none'/>
                    <graphics type='spice'><listen type='socket'/></graphics>
                    <video><model type='qxl'/></video><memballoon model='none'/>
                  </devices>
                </domain>
                """.formatted(name, devices));
    }

    /** The sentence with which something is refused. */
    static String refusal(Executable attempt) {
        return Assertions.assertThrows(VitrineException.class, attempt).text().toString();
    }

    static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            Assertions.assertTrue(System.nanoTime() < end, "not within 20 s: " + what);
            Thread.sleep(20);
        }
    }

    /** QEMU processes whose command line names this folder. */
    static List<ProcessHandle> machinesIn(Path folder) {
        return ProcessHandle.allProcesses().filter(process -> commandLine(process.pid()).contains(folder + "/")
                && commandLine(process.pid()).contains("qemu")).toList();
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), "cmdline"),
                    StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    /** Ends what a test left running in its folder, and removes it. */
    static void clear(Path folder) throws IOException, InterruptedException {
        machinesIn(folder).forEach(ProcessHandle::destroyForcibly);
        await("machines in " + folder + " ended", () -> machinesIn(folder).isEmpty());
        if (!Files.exists(PROBED) && hasProbed(folder)) {
            Runtime.getRuntime().addShutdownHook(new Thread(Lab::forget));
            copy(folder.resolve("cache"), PROBED);
        }
        delete(folder);
    }

    private static boolean hasProbed(Path root) throws IOException {
        Path capabilities = root.resolve(CAPABILITIES);
        if (!Files.isDirectory(capabilities)) {
            return false;
        }
        try (Stream<Path> files = Files.list(capabilities)) {
            return files.findAny().isPresent();
        }
    }

    private static void forget() {
        try {
            delete(PROBED);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
