// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vitrine.core.Connection;
import org.vitrine.core.Machine;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.provider.Sample;
import org.vitrine.host.Text;

/** Real machines of QEMU in libvirt's embedded driver. This process has one root for all tests of this class. */
class EmbeddedTest {

    private static Path root = Path.of("");
    private static LibvirtDriver driver = new LibvirtDriver("virt", Lab.SHORT);
    private static Optional<Connection> opened = Optional.empty();

    @BeforeAll
    static void open() throws VitrineException {
        root = Lab.root();
        Connection connection = driver.connect(ConnectionUri.embedded(root).text(), Text.of("Embedded"));
        assertEquals(Connection.Kind.EMBEDDED, connection.kind());
        connection.open(Progress.NONE);
        opened = Optional.of(connection);
    }

    @AfterAll
    static void end() throws IOException, InterruptedException {
        opened.ifPresent(Connection::close);
        Lab.clear(root);
    }

    @AfterEach
    void nothingIsLeftRunning() throws VitrineException, InterruptedException {
        for (Machine machine : connection().machines()) {
            machine.forceOff(Progress.NONE);
        }
        Lab.await("all ended", () -> Lab.machinesIn(root).isEmpty());
    }

    private static Connection connection() {
        return opened.orElseThrow();
    }

    private static String refused(Domain domain) throws IOException {
        Set<Path> before = files();
        String refused = Lab.refusal(() -> connection().create(domain, Progress.NONE));
        assertTrue(connection().machines().isEmpty());
        assertFalse(refused.contains("\n"), refused);
        Set<Path> made = files();
        made.removeAll(before);
        made.removeIf(file -> file.startsWith(root.resolve("log")) || file.startsWith(root.resolve("cache")));
        assertEquals(Set.of(), made, "files left behind");
        return refused;
    }

    private static Set<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return new TreeSet<>(files.toList());
        }
    }

    @Test
    void aMachineShowsItsScreenOnASocketAndIsForcedOffThreeTimes() throws Exception {
        for (int i = 0; i < 3; i++) {
            Machine machine = connection().create(Lab.tiny("tiny"), Progress.NONE);
            assertEquals(Machine.State.RUNNING, machine.state());
            assertTrue(machine.isTransient());
            assertFalse(machine.isAdopted());
            String socket = machine.xml(Progress.NONE).get("devices/graphics/listen/@socket").orElseThrow();
            try (SocketChannel screen = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                assertTrue(screen.connect(UnixDomainSocketAddress.of(socket)));
            }
            System.gc();
            machine.forceOff(Progress.NONE);
            assertEquals(Machine.State.GONE, machine.state());
            assertTrue(connection().machines().isEmpty());
        }
    }

    /** libvirt has its driver inside this process answer, unless it is told the daemon's socket and the word {@code unix}. */
    @Test
    void aDaemonIsReachedBesideTheDriverInside() throws Exception {
        Path folder = Lab.folder();
        try (FakeDaemon daemon = new FakeDaemon(folder.resolve("sock"), true)) {
            Connection beside = driver.connect("qemu:///system?socket=" + folder.resolve("sock"), Text.of("Daemon"));
            beside.open(Progress.NONE);
            assertEquals(Connection.State.OPEN, beside.state());
            beside.close();
        } finally {
            Lab.delete(folder);
        }
    }

    @Test
    void whatAMachineUsesIsCounted() throws Exception {
        Machine machine = connection().create(Lab.tiny("tiny"), Progress.NONE);
        Map<String, Double> first = counted(machine);
        assertEquals(32 << 20, first.getOrDefault("ram.given", 0.0));
        assertTrue(first.getOrDefault("ram.held", 0.0) > 1 << 20, first.toString());
        assertTrue(first.containsKey("cpu.wait"), first.toString());
        Lab.await("processor time",
                () -> counted(machine).getOrDefault("cpu.busy", 0.0) > first.getOrDefault("cpu.busy", 0.0));
        machine.forceOff(Progress.NONE);
        assertEquals(Map.of(), counted(machine));
    }

    private static Map<String, Double> counted(Machine machine) {
        try {
            return connection().figures(Set.of(machine.uuid()), Progress.NONE).stream()
                    .collect(Collectors.toMap(sample -> sample.metric().id(), Sample::value));
        } catch (VitrineException e) {
            throw new IllegalStateException(e.text().toString(), e);
        }
    }

    /** As the provider for Looking Glass writes it for a screen of 2560 × 1440. */
    @Test
    void memoryForLookingGlassHasTheSizeThatWasAskedFor() throws Exception {
        String name = "looking-glass-vt-" + ProcessHandle.current().pid();
        Path file = Path.of("/dev/shm", name);
        try {
            connection().create(Lab.tiny("glass", "<shmem name='" + name
                    + "'><model type='ivshmem-plain'/><size unit='M'>64</size></shmem>"), Progress.NONE);
            assertEquals(64L << 20, Files.size(file));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Test
    void aGuestThatDoesNotReactToShutDown() throws Exception {
        Machine machine = connection().create(Lab.tiny("deaf"), Progress.NONE);
        String deaf = Lab.refusal(() -> machine.shutDown(Progress.NONE));
        assertEquals(
                "The guest of deaf did not shut down within 0 s: it may not listen to the power button. Shut it down "
                        + "from inside, or force it off.",
                deaf);
        assertEquals(Machine.State.RUNNING, machine.state());
        machine.pause(Progress.NONE);
        assertEquals(Machine.State.PAUSED, machine.state());
        machine.resume(Progress.NONE);
        assertEquals(Machine.State.RUNNING, machine.state());
        var picture = machine.screenshot(0, Progress.NONE).orElseThrow();
        assertTrue(picture.bytes().length > 1000, picture.mediaType());
        assertTrue(machine.screenshot(7, Progress.NONE).isEmpty());
        int fd = machine.openGraphics(0, Progress.NONE);
        assertTrue(
                Files.readSymbolicLink(Path.of("/proc/self/fd", String.valueOf(fd))).toString().startsWith("socket:"));
        assertEquals(0, Libc.load().close(fd));
        assertThrows(VitrineException.class, () -> machine.openGraphics(5, Progress.NONE));

        String taken = Lab.refusal(() -> connection().create(Lab.tiny("deaf"), Progress.NONE));
        assertEquals("A machine named deaf exists already. Give this one another name, or stop and remove that one.",
                taken);
    }

    @Test
    void qemuKilledWhileItRuns() throws Exception {
        Machine machine = connection().create(Lab.tiny("victim"), Progress.NONE);
        Lab.machinesIn(root).forEach(ProcessHandle::destroyForcibly);
        Lab.await("the machine is gone", () -> machine.state() == Machine.State.GONE);
        assertTrue(connection().machines().isEmpty());
    }

    @Test
    void whoGivesUpWhileAMachineStartsLeavesNoneRunning() throws Exception {
        String cancelled = Lab.refusal(() -> connection().create(Lab.tiny("unwanted"), Lab.cancelledAfter(200)));
        assertEquals("Starting unwanted", cancelled);
        Lab.await("none is left", () -> Lab.machinesIn(root).isEmpty() && connection().machines().isEmpty());
    }

    @Test
    void qemuOfTheDomainMissing() throws IOException {
        assertEquals("The QEMU that this machine asks for, /nonexistent/qemu, is not there. Install the package "
                + "qemu-system-x86, or take the <emulator> element out so that libvirt finds one.",
                refused(Lab.tiny("lost", "<emulator>/nonexistent/qemu</emulator>")));
    }

    @Test
    void qemuOfTheArchitectureMissing() throws IOException {
        Domain domain = Domain.of(Lab.tiny("alpha").text().replace("x86_64", "alpha"));
        assertEquals("QEMU for alpha is not installed. Install the package qemu-system-x86 for x86 machines "
                + "(qemu-system-arm, qemu-system-misc for others).", refused(domain));
    }

    @Test
    void guestDiesAtStart() throws IOException {
        String text = Lab.tiny("dead").text().replace("</domain>",
                "<qemu:commandline><qemu:arg value='-device'/><qemu:arg value='nosuch'/></qemu:commandline></domain>");
        assertEquals(
                "QEMU ended while the machine was being started: -device nosuch: 'nosuch' is not a valid device model "
                        + "name. Change what it names in the domain.",
                refused(Domain.of(text)));
    }

    @Test
    void spiceModuleMissing() throws IOException {
        Path system = Lab.folder();
        try {
            Path binary = Files.createDirectories(system.resolve("usr/bin")).resolve("qemu-system-x86_64");
            Files.copy(Path.of("/usr/bin/qemu-system-x86_64").toRealPath(), binary);
            assertTrue(binary.toFile().setExecutable(true));
            // QEMU looks for its modules and its BIOS relative to where it is
            link(system, Path.of("/usr/share/qemu"));
            link(system, Path.of("/usr/share/seabios"));
            for (Path module : modules()) {
                if (!module.toString().contains("spice")) {
                    link(system, module);
                }
            }
            Domain qxl = Lab.tiny("mute", "<emulator>" + binary + "</emulator>");
            assertEquals(
                    "This QEMU has no QXL adapter: the module for it, or that for SPICE on which it builds, is missing. "
                            + "Install the package qemu-system-common (Debian 12), qemu-system-modules-spice (Debian 13, Ubuntu "
                            + "24.04) or qemu-device-display-qxl (Fedora), or choose another video model.",
                    refused(qxl));
            Domain vga = Domain.of(qxl.text().replace("'qxl'", "'vga'"));
            assertEquals("This QEMU cannot show SPICE: its module for SPICE is missing. Install the package "
                    + "qemu-system-common (Debian 12), qemu-system-modules-spice (Debian 13, Ubuntu 24.04) or qemu-ui-spice-core "
                    + "(Fedora), or use VNC graphics.", refused(vga));
        } finally {
            Lab.delete(system);
        }
    }

    private static void link(Path system, Path target) throws IOException {
        Path link = system.resolve(Path.of("/").relativize(target));
        Files.createDirectories(link.resolveSibling("."));
        Files.createSymbolicLink(link, target);
    }

    /** QEMU's modules; their folder is beside the libraries, on Debian under the architecture's name. */
    private static List<Path> modules() throws IOException {
        List<Path> modules = new ArrayList<>();
        for (String libraries : List.of("/usr/lib", "/usr/lib64", "/usr/lib/x86_64-linux-gnu")) {
            Path folder = Path.of(libraries, "qemu");
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.filter(file -> file.toString().endsWith(".so")).forEach(modules::add);
                }
            }
        }
        return modules;
    }

    @Test
    void socketPathTooLong() throws IOException {
        String path = "/tmp/" + "a".repeat(103);
        Domain domain = Domain.of(
                Lab.tiny("long").text().replace("<listen type='socket'/>",
                        "<listen type='socket' socket='" + path + "'/>"));
        assertEquals(
                "The domain names the socket " + path
                        + ", which has 108 bytes; Linux allows 107. Give it a shorter path.",
                refused(domain));
    }

    @Test
    void aNetworkThatNeedsADaemon() throws IOException {
        String text = refused(Lab.tiny("wired", "<interface type='network'><source network='default'/></interface>"));
        assertTrue(text.startsWith("This machine needs a libvirt daemon that does not run here ("), text);
        assertTrue(text.contains("<interface type='user'>"), text);
    }

    @Test
    void aDiskImageThatIsNotThere() throws IOException {
        assertEquals("The disk image /no/such.img does not exist. Correct the path, or create the image.",
                refused(Lab.tiny("empty",
                        "<disk type='file'><source file='/no/such.img'/><target dev='vda'/></disk>")));
    }

    @Test
    void anotherRootInTheSameProcess() throws VitrineException {
        Path other = root.resolve("other");
        Connection second = driver.connect(ConnectionUri.embedded(other).text(), Text.of("Second"));
        String refused = Lab.refusal(() -> second.open(Progress.NONE));
        assertTrue(refused.startsWith("libvirt's embedded driver works in " + root + " already"),
                refused);
        assertFalse(Files.exists(other));
    }

    @Test
    void theRootOfTheSameProcessCanBeClosedAndOpenedAgain() throws Exception {
        connection().create(Lab.tiny("stays"), Progress.NONE);
        connection().close();
        connection().open(Progress.NONE);
        assertEquals("stays", connection().machines().getFirst().name());
        assertEquals(Machine.State.RUNNING, connection().machines().getFirst().state());
    }
}
