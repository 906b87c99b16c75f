// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.Probe;

class PrefetchTest {
    private static final String DEVICE = "/sys/devices/pci0000:00/0000:00:00.0";
    @TempDir
    Path root = Path.of("");
    private Path folder = root;

    @BeforeEach
    void make() throws IOException {
        PciTree.make(root, 2, 1);
        folder = root.toRealPath().resolve(DEVICE.substring(1));
        Files.writeString(folder.resolve("rom"), "never read");
        Files.writeString(folder.resolve("long"), "x".repeat(5000));
    }

    private static Place at(String name) {
        return new Place("/sys/bus/pci/devices/0000:00:00.0/" + name, DEVICE + "/" + name);
    }

    @Test
    void whatWasReadBeforehandIsNotReadAgain() throws Exception {
        LocalFiles files = LocalFiles.at(root);
        new Prefetch(files, Probe.below("/sys/bus/pci/devices/*", "vendor", "power/control", "virtfn*", "rom", "long"))
                .run(Deadline.in(Duration.ofSeconds(30), () -> false));
        for (String name : List.of("vendor", "power/control", "virtfn0", "rom", "long", "device")) {
            Files.delete(folder.resolve(name));
        }
        assertEquals(Fact.known("0x10de\n"), files.text(at("vendor"), 100));
        assertEquals(Fact.unknown("longer than 3 bytes"), files.text(at("vendor"), 3));
        assertEquals(Fact.known("auto\n"), files.text(at("power/control"), 100));
        assertEquals("../0000:00:00.1", files.target(at("virtfn0")));
        assertEquals(Entry.Kind.LINK, files.attributes(at("virtfn0")).kind());
        assertEquals(DEVICE, files.follow(new Place("/sys/bus/pci/devices/0000:00:00.0",
                "/sys/bus/pci/devices/0000:00:00.0")).real());
        assertThrows(NoSuchFileException.class, () -> files.text(at("rom"), 100), "the policy says no");
        assertThrows(NoSuchFileException.class, () -> files.text(at("long"), 10_000), "left to who reads it whole");
        assertThrows(NoSuchFileException.class, () -> files.text(at("device"), 100), "nobody asked");
    }

    @Test
    void aFolderIsReadAsItIs() throws Exception {
        try (var reader = new FolderReader()) {
            assertEquals(Optional.of(folder.toString()),
                    reader.open(root.resolve("sys/bus/pci/devices/0000:00:00.0").toString()));
            Set<String> names = reader.names().orElseThrow();
            assertTrue(names.containsAll(Set.of("vendor", "driver", "power")) && !names.contains(".."),
                    names::toString);
            FolderReader.Read vendor = reader.read("vendor").orElseThrow();
            assertEquals(new FolderReader.Read(LocalFiles.at(root).attributes(at("vendor")), "0x10de\n", 7), vendor);
            assertEquals("../../../bus/pci/drivers/vfio-pci", reader.read("driver").orElseThrow().text());
            assertEquals(Entry.Kind.DIRECTORY, reader.read("power").orElseThrow().attributes().kind());
            assertEquals(Optional.empty(), reader.read("none"));
            assertEquals(Optional.empty(), reader.read("long"));
            assertEquals(Optional.empty(), reader.open(root.resolve("nowhere").toString()));
        }
    }
}
