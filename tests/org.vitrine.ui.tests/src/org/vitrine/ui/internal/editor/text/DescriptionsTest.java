// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.vitrine.ui.internal.editor.schema.Allowed;

/** What hovers say. */
class DescriptionsTest {
    private final Descriptions descriptions = new Descriptions();

    @Test
    void placesAreDescribed() {
        assertTrue(descriptions.of("domain/devices/video/model@vgamem").orElseThrow().contains("frame buffer"));
        assertTrue(descriptions.of("domain").orElseThrow().contains("virtual machine"));
        assertEquals(Optional.empty(), descriptions.of("domain/devices/video/model@nonsense"));
        assertTrue(descriptions.size() > 100, "a description for each graphics element of the facts");
    }

    @Test
    void valuesAreToldInWords() {
        assertEquals(Optional.of("One of: yes, no"),
                Descriptions.values(new Allowed(new LinkedHashSet<>(List.of("yes", "no")), Set.of())));
        assertEquals(Optional.of("Value: a whole number, 0 or more"),
                Descriptions.values(new Allowed(Set.of(), Set.of("unsignedInt"))));
        assertEquals(Optional.empty(), Descriptions.values(new Allowed(Set.of(), Set.of("text"))));
    }
}
