// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The schema that libvirt installs. */
class LibvirtSchemaTest {
    private static final Path FILE = Path.of("/usr/share/libvirt/schemas/domain.rng");
    private static final Duration LONG = Duration.ofMinutes(1);

    @BeforeEach
    void libvirtIsThere() {
        assumeTrue(Files.exists(FILE), "libvirt is not installed here");
    }

    private static SchemaLibrary.Read schema() {
        return new SchemaLibrary(List.of(Path.of("/nowhere/domain.rng"), FILE)).schema().orElseThrow();
    }

    private static Rule device(String name, Map<String, String> attributes) {
        return schema().grammar().rule(List.of(new Step("domain", Map.of()), new Step("devices", Map.of()),
                new Step(name, attributes))).orElseThrow();
    }

    @Test
    void devicesAndTheirAttributesAreKnown() {
        assertTrue(device("graphics", Map.of()).attribute("type").orElseThrow().words()
                .containsAll(Set.of("spice", "vnc", "sdl", "egl-headless")));
        assertTrue(device("graphics", Map.of("type", "spice")).children().keySet().containsAll(Set.of("gl", "image")));
        assertEquals(Set.of("yes", "no"),
                device("hostdev", Map.of("type", "pci")).attribute("managed").orElseThrow().words());
    }

    @Test
    void aMistakeIsFoundWhereItStands() {
        String text = "<domain type='kvm'>\n<name>x</name><memory>1</memory><os><type>hvm</type></os>\n"
                + "<devices>\n<graphics type='spiced'/>\n</devices></domain>";
        List<Fault> faults = schema().validator().check(text, LONG, () -> false);
        assertEquals(1, faults.size(), faults::toString);
        assertEquals(4, faults.getFirst().line());
        assertTrue(faults.getFirst().message().contains("\"type\""), faults::toString);
        assertEquals(List.of(), schema().validator().check(text.replace("spiced", "spice"), LONG, () -> false));
    }

    @Test
    void whoeverWaitsNoLongerIsNotKeptWaiting() {
        assertEquals(List.of(), schema().validator().check("<domain><nonsense/></domain>", LONG, () -> true));
        assertEquals(List.of(), schema().validator().check("<domain><nonsense/></domain>", Duration.ZERO, () -> false));
    }

    @Test
    void whereThereIsNoSchemaNothingIsSaid() {
        assertEquals(Optional.empty(), new SchemaLibrary(List.of(Path.of("/nowhere/domain.rng"))).schema());
    }
}
