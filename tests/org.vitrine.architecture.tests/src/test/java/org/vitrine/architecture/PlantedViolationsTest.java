// SPDX-License-Identifier: EPL-2.0
package org.vitrine.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A rule that cannot fail is none: each is shown a bundle that breaks it. */
class PlantedViolationsTest {
    private static final String SOUND = "Bundle-SymbolicName: org.vitrine.provider.planted\n"
            + "Bundle-ActivationPolicy: lazy\n";

    @TempDir
    Path folder;

    private record Plant(String manifest, Map<String, String> files) {
        static Plant manifest(String lines) {
            return new Plant(SOUND + lines, Map.of());
        }

        static Plant code(String statement) {
            return new Plant(SOUND,
                    Map.of("org.vitrine.provider.planted.internal.Planted", "class Planted { " + statement + " }"));
        }

        static Plant source(String path, String text) {
            return new Plant(SOUND, Map.of(path, text));
        }
    }

    private static final Map<String, Plant> PLANTS = Map.ofEntries(
            Map.entry("our own code comes by Import-Package, not Require-Bundle",
                    Plant.manifest("Require-Bundle: org.vitrine.host\n")),
            Map.entry("nothing is re-exported",
                    Plant.manifest("Require-Bundle: org.eclipse.ui;visibility:=reexport\n")),
            Map.entry("no Bundle-Activator", Plant.manifest("Bundle-Activator: a.B\n")),
            Map.entry("no x-friends, no x-internal", Plant.manifest("Export-Package: a;x-friends:=\"b\"\n")),
            Map.entry("one exported package, named like the bundle, with a version",
                    Plant.manifest("Export-Package: a.b;version=\"1\"\n")),
            Map.entry("our own packages are imported with a version range",
                    Plant.manifest("Import-Package: org.vitrine.host\n")),
            Map.entry("bundles start lazily, else Declarative Services does not see them",
                    new Plant("Bundle-SymbolicName: org.vitrine.provider.planted\n", Map.of())),
            Map.entry("SWT, JFace and the workbench only in display, ui and app",
                    Plant.code("org.eclipse.swt.Stub stub;")),
            Map.entry("JNA only where native code is called", Plant.code("com.sun.jna.Stub stub;")),
            Map.entry("libvirt's Java binding only in libvirt", Plant.code("org.libvirt.Stub stub;")),
            Map.entry("a provider or dialect reads no file, runs no command, knows no framework",
                    Plant.code("Object o = new ProcessBuilder(\"true\");")),
            Map.entry("nobody uses a ServiceTracker", Plant.code("org.osgi.util.tracker.Stub stub;")),
            Map.entry("no static state", Plant.code("static int counter;")),
            Map.entry("no getInstance", Plant.code("static Object getInstance() { return null; }")),
            Map.entry("who formats numbers names a locale",
                    Plant.code("String wait(int seconds) { return \"sleep %d\".formatted(seconds); }")),
            Map.entry("no file is longer than 400 lines", Plant.code("\n".repeat(401))),
            Map.entry("what is not exported lies in an internal package",
                    Plant.source("org.vitrine.provider.planted.impl.Planted", "class Planted { }")),
            Map.entry("every package says what it is for and is null-checked", Plant.code("")),
            Map.entry("every file names its licence", Plant.code("")),
            Map.entry("nothing promised is left open", Plant.code("/* TO" + "DO later */")),
            Map.entry("each check is seen to pass, to fail and not to know", new Plant(SOUND,
                    Map.of("org.vitrine.provider.Check", "public interface Check { }",
                            "org.vitrine.provider.planted.internal.Planted",
                            "class Planted implements org.vitrine.provider.Check { }"))),
            Map.entry("nobody asks who a provider is",
                    Plant.code(
                            "int of(String id) { return switch (id) { case \"qxl\" -> 1; default -> 0L > 1 ? 1 : 2; }; }")),
            Map.entry("bundles use only what the house allows", Plant.code("org.vitrine.core.Stub stub;")));

    @Test
    void everyRuleHasAPlant() {
        assertEquals(PLANTS.keySet(), ArchitectureTest.rules(List.of()).keySet());
    }

    @TestFactory
    Stream<DynamicTest> everyPlantIsSeen() {
        return PLANTS.entrySet().stream().map(plant -> dynamicTest(plant.getKey(), () -> {
            BundleFolder bundle = plant(plant.getKey(), plant.getValue());
            assertFalse(rule(plant.getKey()).violations(bundle).isEmpty(), "the planted violation was not seen");
        }));
    }

    /** Those that look at all bundles are given some. */
    private static Rule rule(String name) {
        return switch (name) {
            case "bundles use only what the house allows" ->
                new Edges(List.of("org.vitrine.core", "org.vitrine.provider",
                        "org.vitrine.provider.planted"))::violations;
            case "nobody asks who a provider is" -> new ProviderIds(Set.of("qxl", "planted"))::violations;
            default -> Objects.requireNonNull(ArchitectureTest.rules(List.of()).get(name));
        };
    }

    @Test
    void aProvidersOwnIdIsNoViolationAndAnExceptionHoldsForItsBundleOnly() throws IOException {
        ProviderIds ids = new ProviderIds(Set.of("qxl", "virtio", "planted"));
        assertEquals(List.of(), ids.violations(plant("own", Plant.code("String id = \"planted\";"))));
        assertEquals(List.of("org.vitrine.provider.planted.internal.Planted has \"virtio\""),
                ids.violations(plant("others", Plant.code("boolean is(String id) { return id.equals(\"virtio\"); }"))));
    }

    private BundleFolder plant(String name, Plant plant) throws IOException {
        return PlantedBundle.make(folder.resolve(name.replaceAll("\\W", "")), plant.manifest(), plant.files());
    }
}
