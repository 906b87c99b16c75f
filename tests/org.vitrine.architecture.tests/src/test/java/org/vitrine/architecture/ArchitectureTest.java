// SPDX-License-Identifier: EPL-2.0
package org.vitrine.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules of the house, asked of every bundle. */
class ArchitectureTest {
    private static final Path CHECKOUT = Path.of(System.getProperty("vitrine.checkout"));
    private final List<BundleFolder> bundles = BundleFolder.all(CHECKOUT);

    static Map<String, Rule> rules(List<BundleFolder> bundles) {
        Map<String, Rule> rules = new TreeMap<>();
        rules.putAll(ManifestRules.all());
        rules.putAll(CodeRules.all());
        rules.putAll(SourceRules.all());
        rules.put("bundles use only what the house allows",
                new Edges(bundles.stream().map(BundleFolder::name).toList())::violations);
        rules.put("nobody asks who a provider is", ProviderIds.of(bundles)::violations);
        return rules;
    }

    @Test
    void thereAreBundlesAndTheyHaveClasses() {
        assertTrue(bundles.size() >= 11, "bundles: " + bundles);
        assertTrue(bundles.stream().mapToLong(bundle -> bundle.classes().size()).sum() > 100, "classes");
    }

    @Test
    void theIdsAreKnownAndNoExceptionIsLeftOver() {
        ProviderIds known = ProviderIds.of(bundles);
        assertTrue(known.ids().containsAll(List.of("qxl", "vfio", "nvidia", "libvfio")), () -> known.ids().toString());
        assertEquals(List.of(), known.unneeded(bundles));
    }

    @TestFactory
    Stream<DynamicTest> everyRule() {
        return rules(bundles).entrySet().stream().map(rule -> dynamicTest(rule.getKey(), () -> {
            List<String> violations = new ArrayList<>();
            bundles.forEach(bundle -> rule.getValue().violations(bundle)
                    .forEach(violation -> violations.add(bundle + ": " + violation)));
            assertEquals(List.of(), violations);
        }));
    }
}
