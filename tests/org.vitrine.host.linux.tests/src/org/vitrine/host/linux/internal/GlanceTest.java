// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Volatility;

class GlanceTest {
    private static final String FUNCTION = "sys/devices/pci0000:00/0000:00:00.0/";
    @TempDir
    Path root = Path.of("");

    /** What changes on a host. */
    @FunctionalInterface
    private interface Event {
        void happen() throws IOException;
    }

    @BeforeEach
    void make() throws IOException {
        root = root.toRealPath();
        PciTree.make(root, 2, 0);
        for (String file : List.of("etc/group", "dev/dri/card0", "sys/module/kvm/refcnt", "proc/iomem")) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), "first\n");
        }
    }

    private static Probe.PathProbe probe(String glob) {
        return new Probe.PathProbe(glob, Volatility.STATE);
    }

    private void assertSeen(String glob, Event event) throws IOException {
        var glance = new Glance(root);
        OptionalLong before = glance.of(probe(glob));
        assertTrue(before.isPresent());
        assertEquals(before, glance.of(probe(glob)), glob);
        event.happen();
        assertNotEquals(before, glance.of(probe(glob)), glob);
        assertEquals(glance.of(probe(glob)), glance.of(probe(glob)), glob);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(root.resolve(file), text);
    }

    @Test
    void whatComesAndGoes() throws Exception {
        assertSeen("/sys/module/*", () -> Files.createDirectory(root.resolve("sys/module/vfio")));
        assertSeen("/sys/module/*", () -> Files.delete(root.resolve("sys/module/vfio")));
        assertSeen("/sys/bus/pci/devices/*/driver", () -> Files.delete(root.resolve(FUNCTION + "driver")));
        assertSeen("/dev/kvm", () -> write("dev/kvm", ""));
        assertSeen("/dev/shm/looking-glass*", () -> {
            Files.createDirectories(root.resolve("dev/shm"));
            write("dev/shm/looking-glass", "");
        });
    }

    @Test
    void whatIsInFilesHoweverLong() throws Exception {
        assertSeen("/etc/group", () -> write("etc/group", "other\n"));
        write("proc/iomem", "x".repeat(100_000));
        assertSeen("/proc/iomem", () -> write("proc/iomem", "x".repeat(99_999) + "y"));
        write(FUNCTION + "driver_override", "(null)\n");
        assertSeen("/sys/bus/pci/devices/*/driver_override", () -> write(FUNCTION + "driver_override", "vfio-pci\n"));
    }

    @Test
    void whereLinksLead() throws Exception {
        assertSeen("/sys/bus/pci/devices/*/driver", () -> {
            Files.delete(root.resolve(FUNCTION + "driver"));
            Files.createSymbolicLink(root.resolve(FUNCTION + "driver"), Path.of("../../../bus/pci/drivers/other"));
        });
    }

    @Test
    void permissionsOfNodesWhoseContentIsNotRead() throws Exception {
        assertSeen("/dev/dri/*", () -> Files.setPosixFilePermissions(root.resolve("dev/dri/card0"),
                PosixFilePermissions.fromString("rw-------")));
        var glance = new Glance(root);
        OptionalLong before = glance.of(probe("/dev/dri/*"));
        write("dev/dri/card0", "another\n");
        assertEquals(before, glance.of(probe("/dev/dri/*")));
    }

    @Test
    void wholeTreesAndTwoStarsTakeALook() {
        assertEquals(OptionalLong.empty(), new Glance(root).of(probe("/dev/dri/**")));
        assertEquals(OptionalLong.empty(), new Glance(root).of(probe("/sys/bus/pci/devices/*/drm/*")));
    }

    @Test
    void aLookReadsOnlyWhatIsOtherAtAGlanceAndAllNowAndThen() throws Exception {
        List<Probe.PathProbe> probes = List.of(probe("/etc/group"), probe("/sys/module/*"));
        Path module = root.resolve("sys/module/kvm");
        Files.setPosixFilePermissions(module, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var look = new SteadyLook(root, Limits.USUAL)) {
            HostSnapshot first = look.at(probes);
            assertSame(first, look.at(probes));
            write("etc/group", "second\n");
            HostSnapshot second = look.at(probes);
            assertNotSame(first, second);
            assertEquals(Fact.known("second\n"), second.text("/etc/group"));
            // no glance at a folder of sysfs sees that
            Files.setPosixFilePermissions(module, PosixFilePermissions.fromString("rwx------"));
            assertSame(second, look.at(probes));
            int looks = 0;
            while (!look.at(probes).entry("/sys/module/kvm").map(Entry::mode).is(0700)) {
                looks++;
                assertTrue(looks < 20);
            }
        }
    }
}
