// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * virgl in a window of SDL, drawn by llvmpipe, where there is no render node: the demo guest says {@code +virgl}. libvirt's
 * seccomp filter ends such a QEMU at its start, which the check gl-sandbox says; only the roots that this test makes are
 * without. Each root needs a process of its own, so that virsh opens it. Skipped where QEMU's module for SDL, virsh, Xvfb or
 * the guest is missing; {@code -Dvitrine.emulator} names another QEMU.
 */
class VirglTest {
    private static final Path MODULE = Path.of("/usr/lib/x86_64-linux-gnu/qemu/ui-sdl.so");
    private static final Duration BOOT = Duration.ofSeconds(90);

    private final Path folder = Lab.folder();
    private final Path serial = folder.resolve("serial.txt");

    @AfterEach
    void clear() throws IOException, InterruptedException {
        Lab.machinesIn(folder).forEach(ProcessHandle::destroyForcibly);
        Lab.await("QEMU has ended", () -> Lab.machinesIn(folder).isEmpty());
        Lab.delete(folder);
    }

    @Test
    void theGuestSeesVirglWithoutTheSandboxAndDoesNotStartWithIt() throws Exception {
        assumeTrue(Files.exists(MODULE) || System.getProperty("vitrine.emulator") != null, "QEMU has no SDL");
        assumeTrue(Files.exists(Path.of("/usr/bin/virsh")) && Files.exists(Path.of("/usr/bin/Xvfb")), "virsh, Xvfb");
        assumeTrue(System.getProperty("vitrine.guest") != null, "no demo guest");
        Process xvfb = new ProcessBuilder("Xvfb", "-ac", "-displayfd", "1", "-screen", "0", "1280x800x24")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (Reader number = xvfb.inputReader()) {
            char[] digits = new char[8];
            String display = ":" + new String(digits, 0, Math.max(0, number.read(digits))).strip();
            assertTrue(report(display, 0).contains("+virgl"), "the guest's report");
            assertFalse(report(display, 1).contains("VITRINE-GUEST"), "a sandboxed QEMU draws in a window after all: "
                    + "the check gl-sandbox is too strict");
        } finally {
            xvfb.destroy();
        }
    }

    /** What the guest writes to its serial port until it is ready; nothing when the machine does not start. */
    private String report(String display, int sandbox) throws Exception {
        Files.deleteIfExists(serial);
        Path root = Files.createDirectories(folder.resolve("root" + sandbox));
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/qemu.conf"), """
                user = "root"
                group = "root"
                security_driver = "none"
                stdio_handler = "file"
                namespaces = []
                remember_owner = 0
                seccomp_sandbox = %d
                """.formatted(sandbox));
        Path domain = Files.writeString(folder.resolve("domain.xml"), domain(display));
        Process virsh = new ProcessBuilder("virsh", "-c", "qemu:///embed?root=" + root).redirectErrorStream(true)
                .redirectOutput(folder.resolve("virsh" + sandbox + ".txt").toFile()).start();
        try (Writer commands = virsh.outputWriter()) {
            commands.write("create " + domain + "\n");
            commands.flush();
            long end = System.nanoTime() + BOOT.toNanos();
            while (System.nanoTime() < end && !said().contains("VITRINE-GUEST READY") && !hasFailed(sandbox)) {
                Lab.sleep(Duration.ofMillis(200));
            }
            commands.write("destroy virgl\nquit\n");
        }
        assertTrue(virsh.waitFor(30, TimeUnit.SECONDS), "virsh ends");
        return said();
    }

    private boolean hasFailed(int sandbox) throws IOException {
        return Files.readString(folder.resolve("virsh" + sandbox + ".txt")).contains("error: Failed to create");
    }

    private String said() throws IOException {
        return Files.exists(serial) ? Files.readString(serial, StandardCharsets.ISO_8859_1) : "";
    }

    private String domain(String display) throws IOException {
        Path guest = Path.of(String.valueOf(System.getProperty("vitrine.guest")));
        Properties facts = new Properties();
        try (Reader reader = Files.newBufferedReader(guest.resolve("guest.properties"))) {
            facts.load(reader);
        }
        String emulator = System.getProperty("vitrine.emulator", "/usr/bin/qemu-system-x86_64");
        return """
                <domain type='qemu'>
                  <name>virgl</name><memory unit='MiB'>192</memory><vcpu>1</vcpu>
                  <os>
                    <type arch='x86_64' machine='pc'>hvm</type>
                    <kernel>%s</kernel><initrd>%s</initrd><cmdline>%s</cmdline>
                  </os>
                  <devices>
                    <emulator>%s</emulator>
                    <controller type='usb' model='none'/>
                    <serial type='file'><source path='%s'/></serial>
                    <graphics type='sdl' display='%s'><gl enable='yes'/></graphics>
                    <video><model type='virtio'><acceleration accel3d='yes'/></model></video>
                    <memballoon model='none'/>
                  </devices>
                </domain>
                """.formatted(guest.resolve(facts.getProperty("kernel")), guest.resolve(facts.getProperty("initrd")),
                facts.getProperty("append").replace("quiet loglevel=3", "loglevel=7"), emulator, serial, display);
    }
}
