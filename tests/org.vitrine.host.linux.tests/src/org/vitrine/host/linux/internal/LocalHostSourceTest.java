// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.core.CancelledException;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;
import org.vitrine.host.Volatility;

class LocalHostSourceTest {
    private static final String SECRET = "root:$6$secret";
    @TempDir
    Path outside = Path.of("");
    Path root = Path.of("");

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(outside.resolve("root"));
    }

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    private void link(String path, String target) throws IOException {
        Path link = root.resolve(path);
        Files.createDirectories(link.resolveSibling("."));
        Files.createSymbolicLink(link, Path.of(target));
    }

    private HostSnapshot scan(Limits limits, String... globs) throws VitrineException {
        return new LocalHostSource(root, List.of(), limits).collect(Arrays.stream(globs).map(Probe::path).toList(),
                Progress.NONE);
    }

    private HostSnapshot scan(String... globs) throws VitrineException {
        return scan(Limits.USUAL, globs);
    }

    private static void assertNoSecret(HostSnapshot host) {
        assertFalse(host.tree().toString().contains(SECRET), host.tree().toString());
    }

    @Test
    void readsFilesWithTheirModeAndOwner() throws Exception {
        file("etc/group", "kvm:x:104:ann\n");
        Files.setPosixFilePermissions(root.resolve("etc/group"), PosixFilePermissions.fromString("rw-r-----"));
        HostSnapshot host = scan("/etc/group", "/etc/os-release");
        assertEquals(Fact.known("kvm:x:104:ann\n"), host.text("/etc/group"));
        Entry entry = host.entry("/etc/group").optional().orElseThrow();
        assertEquals(0640, entry.mode());
        assertEquals(Files.getAttribute(root.resolve("etc/group"), "unix:uid"), entry.uid());
        assertTrue(entry.readable());
        assertEquals(Fact.absent(), host.text("/etc/os-release"));
    }

    @Test
    void expandsPatternsSegmentBySegmentThroughLinks() throws Exception {
        file("sys/devices/pci0/0000:00:02.0/vendor", "0x8086\n");
        link("sys/class/drm/card0", "../../devices/pci0/0000:00:02.0");
        file("sys/class/drm/version", "drm 1.1.0");
        HostSnapshot host = scan("/sys/class/drm/card*/vendor", "/sys/class/drm/*");
        assertEquals(Fact.known("0x8086"), host.file("/sys/class/drm/card0/vendor"));
        assertEquals(Fact.known("0000:00:02.0"), host.link("/sys/class/drm/card0"));
        assertEquals(Fact.known(List.of("card0", "version")), host.list("/sys/class/drm"));
        assertEquals(Fact.absent(), host.file("/sys/class/drm/card1/vendor"));
    }

    @Test
    void everythingBelowDoesNotGoThroughLinksAndSoEnds() throws Exception {
        file("sys/kernel/iommu_groups/0/type", "DMA");
        link("sys/kernel/iommu_groups/0/devices/self", "../..");
        HostSnapshot host = scan("/sys/kernel/iommu_groups/**");
        assertEquals(Fact.known("DMA"), host.text("/sys/kernel/iommu_groups/0/type"));
        assertEquals(Entry.Kind.LINK,
                host.entry("/sys/kernel/iommu_groups/0/devices/self").optional().orElseThrow().kind());
        assertEquals(5, host.tree().size(), host.tree().toString());
    }

    @Test
    void aLinkToAnAllowedFileReadsAsIt() throws Exception {
        file("usr/lib/os-release", "ID=debian\n");
        link("etc/os-release", "../usr/lib/os-release");
        assertEquals(Fact.known("ID=debian"), scan("/etc/os-release").file("/etc/os-release"));
    }

    @Test
    void aLinkThatLeadsNowhereIsAbsent() throws Exception {
        link("etc/os-release", "../usr/lib/os-release");
        assertEquals(Fact.absent(), scan("/etc/os-release").file("/etc/os-release"));
    }

    @Test
    void aLinkToAForbiddenFileIsNotRead() throws Exception {
        file("etc/shadow", SECRET);
        link("etc/modprobe.d/shadow.conf", "../shadow");
        HostSnapshot host = scan("/etc/modprobe.d/*");
        assertEquals(Fact.unknown("/etc/shadow: /etc/shadow is not among the paths that a probe may read"),
                host.text("/etc/modprobe.d/shadow.conf"));
        assertNoSecret(host);
    }

    @Test
    void aLinkOutOfTheTreeIsNotRead() throws Exception {
        Path secret = Files.writeString(outside.resolve("secret"), SECRET);
        link("etc/modprobe.d/out.conf", secret.toString());
        link("etc/group", "../../secret");
        link("sys/class", outside.toString());
        HostSnapshot host = scan("/etc/modprobe.d/*", "/etc/group", "/sys/class/**", "/sys/class/secret",
                "/sys/class/*");
        assertInstanceOf(Fact.Unknown.class, host.text("/etc/modprobe.d/out.conf"));
        assertInstanceOf(Fact.Unknown.class, host.text("/etc/group"));
        assertInstanceOf(Fact.Unknown.class, host.text("/sys/class/secret"));
        assertInstanceOf(Fact.Unknown.class, host.list("/sys/class"));
        assertNoSecret(host);
    }

    @Test
    void aFolderLinkToAForbiddenFolderIsNotLookedInto() throws Exception {
        file("etc/ssl/private/key", SECRET);
        link("etc/modprobe.d", "ssl/private");
        HostSnapshot host = scan("/etc/modprobe.d/*", "/etc/modprobe.d/key");
        assertInstanceOf(Fact.Unknown.class, host.list("/etc/modprobe.d"));
        assertInstanceOf(Fact.Unknown.class, host.text("/etc/modprobe.d/key"));
        assertNoSecret(host);
    }

    @Test
    void whatThePolicyForbidsIsUnknownWithTheReason() throws Exception {
        file("etc/shadow", SECRET);
        file("home/ann/.ssh/id", SECRET);
        file("sys/devices/pci0/rom", SECRET);
        HostSnapshot host = scan("/etc/shadow", "/home/*/.ssh/*", "/sys/devices/**", "/*");
        assertInstanceOf(Fact.Unknown.class, host.text("/etc/shadow"));
        assertInstanceOf(Fact.Unknown.class, host.text("/home/ann/.ssh/id"));
        assertEquals(Fact.unknown("/sys/devices/pci0/rom: /sys/devices/pci0/rom is never read: it holds secrets or "
                + "reading it has side effects"), host.text("/sys/devices/pci0/rom"));
        assertInstanceOf(Fact.Unknown.class, host.entry("/bin"));
        assertNoSecret(host);
    }

    @Test
    void aFileThatIsTooLongIsUnknown() throws Exception {
        var small = new Limits(100, 10, 1000, 10, Duration.ofSeconds(1), Duration.ofSeconds(5));
        file("etc/group", "x".repeat(101));
        file("proc/cmdline", "x".repeat(100));
        HostSnapshot host = scan(small, "/etc/group", "/proc/cmdline");
        assertEquals(Fact.unknown("/etc/group: longer than 100 bytes"), host.text("/etc/group"));
        assertEquals(Fact.known("x".repeat(100)), host.text("/proc/cmdline"));
    }

    @Test
    void aProbeThatFindsTooMuchTextIsUnknown() throws Exception {
        var small = new Limits(100, 100, 250, 10, Duration.ofSeconds(1), Duration.ofSeconds(5));
        for (int i = 0; i < 3; i++) {
            file("etc/modprobe.d/" + i, "x".repeat(90));
        }
        assertInstanceOf(Fact.Unknown.class, scan(small, "/etc/modprobe.d/*").text("/etc/modprobe.d/0"));
    }

    @Test
    void aFolderWithTooManyNamesIsUnknownAndTheRestIsRead() throws Exception {
        var small = new Limits(100, 1000, 10_000, 10, Duration.ofSeconds(1), Duration.ofSeconds(20));
        file("etc/group", "x");
        Path folder = Files.createDirectories(root.resolve("sys/class/drm"));
        for (int i = 0; i <= 1000; i++) {
            Files.createFile(folder.resolve("card" + i));
        }
        HostSnapshot host = scan(small, "/sys/class/drm/*", "/etc/group");
        assertInstanceOf(Fact.Unknown.class, host.list("/sys/class/drm"));
        assertInstanceOf(Fact.Unknown.class, host.entry("/sys/class/drm/card7"));
        assertEquals(Fact.known("x"), host.text("/etc/group"));
        assertTrue(host.tree().size() < 10);
    }

    @Test
    void linksInACircleAreUnknown() throws Exception {
        link("sys/class/a", "b");
        link("sys/class/b", "a");
        HostSnapshot host = scan("/sys/class/*/x", "/sys/class/*");
        assertTrue(host.entry("/sys/class/a/x").toString().contains("Too many levels of symbolic links"));
        assertInstanceOf(Fact.Unknown.class, host.text("/sys/class/a"));
    }

    @Test
    void whatIsNoFileIsNeitherOpenedNorWaitedFor() throws Exception {
        Files.createDirectories(root.resolve("dev/shm"));
        assertEquals(0, new ProcessBuilder("mkfifo", root.resolve("dev/shm/pipe").toString()).start().waitFor());
        file("dev/shm/guest-memory", SECRET);
        HostSnapshot host = scan("/dev/shm/*");
        assertEquals(Entry.Kind.OTHER, host.entry("/dev/shm/pipe").optional().orElseThrow().kind());
        assertEquals(Fact.unknown("/dev/shm/guest-memory: only that it is there is looked at"),
                host.text("/dev/shm/guest-memory"));
        assertNoSecret(host);
    }

    @Test
    void aPathBelowAFileIsAbsent() throws Exception {
        file("etc/group", "x");
        file("sys/module/kvm", "a file where a folder should be");
        assertEquals(Fact.absent(), scan("/sys/module/kvm/parameters/*").list("/sys/module/kvm/parameters"));
    }

    @Test
    void aScanThatNobodyWaitsForEndsAtOnce() throws Exception {
        file("etc/group", "x");
        var cancelled = new Progress() {
            @Override
            public void now(Text doing) {
                // nobody looks
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        var source = new LocalHostSource(root, List.of(), Limits.USUAL);
        assertThrows(CancelledException.class, () -> source.collect(List.of(Probe.path("/etc/group")), cancelled));
    }

    @Test
    void aTreeThatIsNotThereIsSaidInASentence() {
        var source = new LocalHostSource(root.resolve("none"), List.of(), Limits.USUAL);
        var e = assertThrows(VitrineException.class, () -> source.collect(List.of(), Progress.NONE));
        assertTrue(
                e.text().toString().endsWith(
                        "cannot be read: No such file or directory. Check that it is there and yours to read."),
                e.text().toString());
    }

    @Test
    void thisMachineAnswersTheCommonProbes() throws Exception {
        var source = new LocalHostSource();
        HostSnapshot host = source.collect(HostSnapshot.commonProbes(), Progress.NONE);
        assertEquals("local", source.id());
        assertEquals(Files.readString(Path.of("/proc/sys/kernel/hostname")).strip(), source.label().toString());
        assertInstanceOf(Fact.Known.class, host.text("/proc/cpuinfo"));
        assertInstanceOf(Fact.Known.class, host.user().name());
        assertInstanceOf(Fact.Known.class, host.ports().listening());
        assertInstanceOf(Fact.Known.class, host.file("/etc/os-release"));
        assertEquals(host.id(), source.collect(HostSnapshot.commonProbes(), Progress.NONE).id());
    }

    @Test
    void whatTheKernelDoesNotLetBeReadIsUnknown() throws Exception {
        // write-only; root gets EIO and others EACCES
        String path = "/sys/bus/platform/uevent";
        HostSnapshot host = new LocalHostSource().collect(List.of(Probe.path(path, Volatility.STATE)), Progress.NONE);
        assertInstanceOf(Fact.Known.class, host.entry(path));
        assertInstanceOf(Fact.Unknown.class, host.text(path));
    }

    @Test
    void administrationFoldersAreSearchedAndRelativeOnesAreNot() {
        assertEquals(List.of(Path.of("/usr/bin"), Path.of("/sbin"), Path.of("/usr/sbin")),
                LocalHostSource.programs("/usr/bin::.:bin:/sbin:/usr/bin"));
    }
}
