// SPDX-License-Identifier: EPL-2.0
package org.vitrine.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** What our workbench puts into a menu of the window has its place in the product's; the platform leaves it out without a word. */
class MenuPlacesTest {
    private static final Path BUNDLES = Path.of(System.getProperty("vitrine.checkout"), "bundles");
    private static final Pattern PLACE = Pattern
            .compile("\"menu:(file|edit|window|help)\\?(?:after|before)=([^\"]+)\"");

    @Test
    void everyPlaceIsThere() throws IOException {
        String plugin = Files.readString(BUNDLES.resolve("org.vitrine.ui/plugin.xml"));
        assertTrue(PLACE.matcher(plugin).results().count() > 1, "places in " + plugin.length() + " characters");
        assertEquals(List.of(), missing(plugin, ConstantStrings.of(
                BUNDLES.resolve("org.vitrine.app/target/classes/org/vitrine/app/internal/window/VitrineMenus.class"))));
    }

    @Test
    void aMissingPlaceIsSeen() {
        assertEquals(List.of("save.ext"), missing("<a locationURI=\"menu:file?after=save.ext\"/>"
                + "<a locationURI=\"menu:edit?after=additions\"/>", Set.of("additions")));
    }

    private static List<String> missing(String plugin, Set<String> places) {
        return PLACE.matcher(plugin).results().map(found -> found.group(2))
                .filter(place -> !places.contains(place)).toList();
    }
}
