// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Fact;
import org.vitrine.host.GlassMemory;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;
import org.vitrine.host.Volatility;

/** The two scripts, run by the shells that are here, see what a scan of the same tree sees. */
class RemoteScanTest {
    private static final String SECRET = "root:$6$secret";
    @TempDir
    Path outside = Path.of("");
    private Path root = Path.of("");
    private final List<String> scripts = new ArrayList<>();

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(outside.toRealPath().resolve("a 'root' $HOME"));
    }

    private Path file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, text);
    }

    private void link(String path, String target) throws IOException {
        Path link = root.resolve(path);
        Files.createDirectories(link.resolveSibling("."));
        Files.createSymbolicLink(link, Path.of(target));
    }

    private static List<String> words(String shell) {
        return List.of(shell.split(" "));
    }

    private Shell shell(String line) {
        List<String> words = words(line);
        assertTrue(List.of("/bin", "/usr/bin").stream().anyMatch(bin -> Files.exists(Path.of(bin, words.getFirst()))),
                () -> words.getFirst() + " is not installed");
        return (script, deadline) -> {
            scripts.add(script);
            try {
                Path file = Files.writeString(outside.resolve("script" + scripts.size()), script);
                Process process = new ProcessBuilder(words).redirectInput(file.toFile()).redirectError(Redirect.INHERIT)
                        .start();
                return process.getInputStream().readAllBytes();
            } catch (IOException e) {
                throw new VitrineException(Text.of("{0}", e.getMessage()), e);
            }
        };
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(60), () -> false);
    }

    private static List<Probe> probes(String... globs) {
        return Arrays.stream(globs).map(Probe::path).toList();
    }

    /** Scans in both ways and compares. */
    private HostSnapshot scan(String shell, Limits limits, String... globs) throws VitrineException {
        HostSnapshot remote = new RemoteScan(shell(shell), root.toString(), limits, RemoteScan.QUIET).collect(
                probes(globs),
                Scope.EVERYTHING, soon());
        HostSnapshot local = new LocalHostSource(root, List.of(), limits).collect(probes(globs), Progress.NONE);
        var differences = new TreeSet<String>();
        Stream.concat(local.tree().keySet().stream(), remote.tree().keySet().stream())
                .filter(path -> !Objects.equals(local.tree().get(path), remote.tree().get(path)))
                .forEach(path -> differences
                        .add(path + ": " + local.tree().get(path) + " or " + remote.tree().get(path)));
        assertEquals(new TreeSet<>(), differences);
        assertEquals(new TreeSet<>(local.probes().stream().map(Probe::toString).toList()),
                new TreeSet<>(remote.probes().stream().map(Probe::toString).toList()));
        assertEquals(local.id(), remote.id());
        assertEquals(2, scripts.size(), "two round trips");
        return remote;
    }

    private HostSnapshot scan(String shell, String... globs) throws VitrineException {
        return scan(shell, Limits.USUAL, globs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh -s", "bash --posix -s", "busybox sh -s"})
    void theTreeIsTheSame(String shell) throws Exception {
        file("sys/devices/pci0/vendor", "0x1234\n");
        file("sys/devices/pci0/empty", "");
        file("sys/devices/pci1/vendor", "no line feed at the end");
        link("sys/bus/pci/devices/0", "../../../devices/pci0");
        link("sys/bus/pci/devices/1", "../../../devices/pci1");
        link("sys/devices/pci0/driver", "../../bus/pci/drivers/card");
        file("sys/bus/pci/drivers/card/bind", "");
        Files.setPosixFilePermissions(file("etc/group", "kvm:x:104:ann\n"),
                PosixFilePermissions.fromString("rw-r-----"));
        link("etc/os-release", "../usr/lib/os-release");
        file("usr/lib/os-release", "ID=x\n");
        file("etc/modprobe.d/.hidden.conf", "a");
        file("etc/modprobe.d/.conf", "a");
        file("etc/modprobe.d/a.conf", "a");
        link("etc/modprobe.d/dangling", "nowhere");
        link("etc/modprobe.d/folder", "/sys/devices");
        file("etc/libvirt/hooks/x/y", "deep");
        file("etc/libvirt/qemu/vm.xml", SECRET);
        file("dev/shm/memory", SECRET);
        assertEquals(0, new ProcessBuilder("mkfifo", root.resolve("dev/shm/pipe").toString()).start().waitFor());
        HostSnapshot host = scan(shell, "/sys/bus/pci/devices/*", "/sys/bus/pci/devices/*/vendor",
                "/sys/bus/pci/devices/*/driver", "/sys/bus/pci/devices/*/none", "/sys/bus/pci/devices/0/empty/below",
                "/etc/group", "/etc/os-release", "/etc/modprobe.d/*", "/etc/modprobe.d/*.conf", "/etc/libvirt/**",
                "/dev/shm/*", "/dev/kvm", "/lib/modules/*/modules.builtin");
        assertEquals(Fact.known("0x1234\n"), host.text("/sys/bus/pci/devices/0/vendor"));
        assertEquals(Fact.known("no line feed at the end"), host.text("/sys/bus/pci/devices/1/vendor"));
        assertEquals(Fact.known("ID=x"), host.file("/etc/os-release"));
        assertEquals(Fact.known("card"), host.link("/sys/bus/pci/devices/0/driver"));
        assertEquals(Fact.known("deep"), host.text("/etc/libvirt/hooks/x/y"));
        assertFalse(host.tree().toString().contains(SECRET));
    }

    /** LGMP's header of release B7 with nothing behind it, and a picture of the guest's that nobody may see. */
    @ParameterizedTest
    @ValueSource(strings = {"sh -s", "bash --posix -s", "busybox sh -s"})
    void ofSharedMemoryOnlyWhatWritesThereIsKept(String shell) throws Exception {
        ByteBuffer memory = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
        memory.put(0, "LGMP".getBytes(StandardCharsets.US_ASCII)).putInt(4, 6).putInt(8, 0xcafe).putLong(16, 77)
                .putInt(24, 2).putInt(5752, 48).put(5756, "KVMFR---".getBytes(StandardCharsets.US_ASCII))
                .putInt(5764, 20).put(5768, "B7".getBytes(StandardCharsets.US_ASCII))
                .put(9000, SECRET.getBytes(StandardCharsets.US_ASCII));
        Files.createDirectories(root.resolve("dev/shm"));
        Files.write(root.resolve("dev/shm/looking-glass"), memory.array());
        file("dev/shm/looking-glass-short", "LG");
        file("dev/shm/kvmfr-1", "");
        file("etc/group", SECRET);
        link("dev/shm/looking-glass-link", "../../etc/group");
        HostSnapshot host = scan(shell, "/dev/shm/looking-glass*", "/dev/shm/kvmfr*");
        GlassMemory seen = host.sharedMemory().glass("/dev/shm/looking-glass").optional().orElseThrow();
        assertEquals("B7", seen.application().orElseThrow().release());
        assertEquals("0000cafe", seen.sessionName());
        assertEquals(GlassMemory.State.FOREIGN,
                host.sharedMemory().glass("/dev/shm/looking-glass-short").optional().orElseThrow().state());
        assertEquals(GlassMemory.State.EMPTY,
                host.sharedMemory().glass("/dev/shm/kvmfr-1").optional().orElseThrow().state());
        assertInstanceOf(Fact.Unknown.class, host.sharedMemory().glass("/dev/shm/looking-glass-link"));
        assertFalse(host.text("/dev/shm/looking-glass").toString().contains(SECRET));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh -s", "bash --posix -s", "busybox sh -s"})
    void noNameIsMoreThanAName(String shell) throws Exception {
        List<String> names = List.of("a b", "it's", "$(touch pwned)", "`touch pwned`", "a;touch pwned", "\"", "\\",
                "-n",
                "two\nlines", "ends\n", "[a]", "?", "*", "x -> y", "' -> 'z", "\n81a4 0 0 1 1 forged", "ä");
        for (String name : names) {
            file("etc/modprobe.d/" + name, "of " + name);
            link("etc/libvirt/hooks/" + name, "target of " + name);
        }
        var globs = new ArrayList<>(List.of("/etc/modprobe.d/*", "/etc/libvirt/**", "/etc/modprobe.d/*'*",
                "/sys/$(touch pwned)/*/`touch pwned`", "/sys/';touch pwned;'/x", "/sys/a\nb/**", "/etc/modprobe.d/-*"));
        names.stream().filter(name -> !name.contains("*")).map("/etc/modprobe.d/"::concat).forEach(globs::add);
        HostSnapshot host = scan(shell, globs.toArray(String[]::new));
        for (String name : names) {
            assertEquals(Fact.known("of " + name), host.text("/etc/modprobe.d/" + name), name);
            assertEquals(Fact.known("target of " + name), host.target("/etc/libvirt/hooks/" + name), name);
        }
        for (Path folder : List.of(root, outside, Path.of("/"), Path.of(""))) {
            assertTrue(Files.notExists(folder.resolve("pwned")), folder.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh -s", "busybox sh -s"})
    void contentIsNeverTakenForAnythingElse(String shell) throws Exception {
        file("etc/modprobe.d/a", "VITRINE=x\0\ncat: read error: Input/output error\n");
        file("etc/modprobe.d/b", "cat: " + root + "/etc/modprobe.d/b: Permission denied\n");
        file("etc/modprobe.d/c", "\n\n\0\0end");
        file("etc/modprobe.d/d", "x".repeat(300_000));
        HostSnapshot host = scan(shell, "/etc/modprobe.d/*");
        assertEquals(Fact.known("\n\n\0\0end"), host.text("/etc/modprobe.d/c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh -s", "busybox sh -s"})
    void whatThePolicyForbidsIsNotEvenSent(String shell) throws Exception {
        file("etc/shadow", SECRET);
        file("etc/secret/key", SECRET);
        file("etc/nvidia/ClientConfigToken/x.tok", SECRET);
        file("etc/libvirt/auth.conf", SECRET);
        file("sys/devices/pci0/rom", SECRET);
        file("sys/devices/pci0/resource0", SECRET);
        Files.writeString(outside.resolve("out"), SECRET);
        link("etc/modprobe.d/shadow", "../shadow");
        link("etc/modprobe.d/out", outside.resolve("out").toString());
        link("etc/modules-load.d", "secret");
        link("sys/class/x", "../../etc");
        HostSnapshot host = scan(shell, "/etc/shadow", "/etc/*/key", "/etc/libvirt/*", "/sys/devices/**",
                "/sys/devices/*/rom", "/etc/modprobe.d/*", "/etc/modules-load.d/*", "/etc/modules-load.d/key",
                "/sys/class/x/shadow", "/sys/class/x/*", "/root/.ssh/*", "/etc/vitrine/token",
                "/etc/nvidia/ClientConfigToken/*", "/*");
        for (String path : List.of("/etc/shadow", "/etc/libvirt/auth.conf", "/sys/devices/pci0/rom",
                "/etc/modprobe.d/shadow", "/etc/modprobe.d/out", "/etc/modules-load.d/key", "/sys/class/x/shadow",
                "/root/.ssh/id", "/etc/vitrine/token", "/etc/nvidia/ClientConfigToken/x.tok")) {
            assertInstanceOf(Fact.Unknown.class, host.text(path), path);
        }
        assertInstanceOf(Fact.Known.class, host.entry("/etc/nvidia/ClientConfigToken/x.tok"),
                "that it is there may be known");
        assertFalse(host.tree().toString().contains(SECRET));
        // the second script alone reads contents
        assertFalse(scripts.get(1).matches("(?s).*/(shadow|key|rom|resource0|auth.conf|out)'.*"), scripts.get(1));
        assertFalse(scripts.get(0).contains("/etc/shadow") || scripts.get(0).contains(".ssh"), scripts.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh -s", "busybox sh -s"})
    void limitsHoldAsTheyDoHere(String shell) throws Exception {
        file("etc/modprobe.d/long", "x".repeat(101));
        file("etc/modprobe.d/short", "x".repeat(100));
        for (int i = 0; i < 30; i++) {
            file("sys/class/a/" + i, "y");
        }
        var limits = new Limits(100, 20, 1000, 1000, Duration.ofSeconds(5), Duration.ofSeconds(30));
        HostSnapshot host = scan(shell, limits, "/etc/modprobe.d/*", "/sys/class/a/*");
        assertInstanceOf(Fact.Unknown.class, host.text("/etc/modprobe.d/long"));
        assertInstanceOf(Fact.Known.class, host.text("/etc/modprobe.d/short"));
        assertInstanceOf(Fact.Unknown.class, host.list("/sys/class/a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh -s", "bash --posix -s", "busybox sh -s"})
    void thisMachineIsTheSameInBothWays(String shell) throws Exception {
        var probes = new ArrayList<>(HostSnapshot.commonProbes());
        probes.add(Probe.command(HostCommand.DOMAIN_CAPABILITIES));
        HostSnapshot local = new LocalHostSource().collect(probes, Progress.NONE);
        HostSnapshot remote = new RemoteScan(shell(shell), RemoteScan.QUIET).collect(probes, Scope.EVERYTHING, soon());
        var differences = new TreeSet<String>();
        for (String path : local.tree().keySet()) {
            boolean passing = probes.stream().anyMatch(probe -> probe instanceof Probe.PathProbe paths
                    && paths.volatility() == Volatility.VOLATILE && paths.covers(path));
            if (!passing && !local.entry(path).equals(remote.entry(path))) {
                differences.add(path + ": " + local.entry(path) + " or " + remote.entry(path));
            }
        }
        assertEquals(new TreeSet<>(), differences);
        assertEquals(local.outputs(), remote.outputs());
        assertEquals(local.id(), remote.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "echo hello", "sh -c exit"})
    void whatIsNoShellIsSaid(String shell) {
        var scan = new RemoteScan(shell(shell), RemoteScan.QUIET);
        String sentence = assertThrows(VitrineException.class,
                () -> scan.collect(probes("/etc/group"), Scope.EVERYTHING, soon())).text()
                .toString();
        assertTrue(sentence.startsWith("The host did not answer as a Linux host does"), sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh -s", "busybox sh -s"})
    void whatALoginPrintsIsPassedOver(String shell) throws Exception {
        file("etc/group", "a");
        Shell real = shell(shell);
        Shell talking = (script, deadline) -> real.run("echo 'Welcome'; printf '\\0\\n//'\n" + script, deadline);
        HostSnapshot host = new RemoteScan(talking, root.toString(), Limits.USUAL, RemoteScan.QUIET).collect(
                probes("/etc/group"),
                Scope.EVERYTHING, soon());
        assertEquals(Fact.known("a"), host.text("/etc/group"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh -s", "bash --posix -s", "busybox sh -s"})
    void aSteadyScanTakesOneRoundTripUnlessSomethingIsNew(String shell) throws Exception {
        file("sys/class/drm/card0/busy", "1\n");
        file("sys/class/drm/card0/gone", "x");
        link("sys/class/drm/card0/driver", "../../../bus/amdgpu");
        file("proc/uptime", "77.01 5.00\n");
        List<Probe> probes = probes("/sys/class/drm/*/busy", "/sys/class/drm/card0/gone", "/sys/class/drm/*/driver",
                "/etc/shadow", "/proc/uptime");
        RemoteScan scan = RemoteScan.steady(shell(shell), root.toString(), Limits.USUAL, RemoteScan.QUIET);
        assertEquals(Fact.known("1"), scan.collect(probes, Scope.EVERYTHING, soon()).file("/sys/class/drm/card0/busy"));
        assertEquals(2, scripts.size());
        file("sys/class/drm/card0/busy", "2\n");
        HostSnapshot second = scan.collect(probes, Scope.EVERYTHING, soon());
        assertEquals(3, scripts.size(), "one round trip");
        assertEquals(Fact.known("2"), second.file("/sys/class/drm/card0/busy"));
        assertEquals(Fact.known("amdgpu"), second.link("/sys/class/drm/card0/driver"));
        assertEquals(Fact.known("77.01 5.00"), second.file("/proc/uptime"));
        Files.delete(root.resolve("sys/class/drm/card0/gone"));
        HostSnapshot third = scan.collect(probes, Scope.EVERYTHING, soon());
        assertEquals(5, scripts.size(), "whether the folder let it look is a new question");
        assertEquals(third.tree(), scan.collect(probes, Scope.EVERYTHING, soon()).tree());
        assertEquals(6, scripts.size());
        assertEquals(Fact.absent(), third.file("/sys/class/drm/card0/gone"));
        assertEquals(Fact.known("2"), third.file("/sys/class/drm/card0/busy"));
        file("sys/class/drm/card1/busy", "9\n");
        HostSnapshot fourth = scan.collect(probes, Scope.EVERYTHING, soon());
        assertEquals(8, scripts.size(), "what is new was not read yet");
        assertEquals(Fact.known("9"), fourth.file("/sys/class/drm/card1/busy"));
        HostSnapshot local = new LocalHostSource(root, List.of(), Limits.USUAL).collect(probes, Progress.NONE);
        assertEquals(local.tree(), scan.collect(probes, Scope.EVERYTHING, soon()).tree());
        assertEquals(9, scripts.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh -s", "busybox sh -s"})
    void whatBecameALinkToASecretIsNotShown(String shell) throws Exception {
        file("etc/shadow", SECRET);
        file("etc/modprobe.d/a", "plain");
        List<Probe> probes = probes("/etc/modprobe.d/*");
        RemoteScan scan = RemoteScan.steady(shell(shell), root.toString(), Limits.USUAL, RemoteScan.QUIET);
        scan.collect(probes, Scope.EVERYTHING, soon());
        Files.delete(root.resolve("etc/modprobe.d/a"));
        link("etc/modprobe.d/a", "../shadow");
        HostSnapshot host = scan.collect(probes, Scope.EVERYTHING, soon());
        assertFalse(host.tree().toString().contains(SECRET));
        assertInstanceOf(Fact.Unknown.class, host.text("/etc/modprobe.d/a"));
    }

    @Test
    void aShellIsToldNumbersItKnowsWhateverLanguageIsSpokenHere() {
        Supplier<String> survey = () -> SurveyScript.of("mark", "", List.of("/proc/*"), List.of(HostCommand.ID), 20);
        String script = survey.get();
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        try {
            Locale.setDefault(Locale.Category.FORMAT, Locale.of("fa", "IR"));
            assertEquals(script, survey.get());
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }
}
