// SPDX-License-Identifier: EPL-2.0
package org.vitrine.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * Each provider's bundle taken out of a copy of the product: the others work, and a machine that uses it is read, checked,
 * changed and translated, with its part kept to the byte and said to be without a provider.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WithoutProviderTest {
    private static final Path PRODUCT = Path.of(System.getProperty("vitrine.home"));
    private static final String PREFIX = "org.vitrine.provider.";
    private static final String BUNDLES = "configuration/org.eclipse.equinox.simpleconfigurator/bundles.info";
    private static final String DEVICE_IN_METADATA = "belongs to the provider %s, which is not installed";
    private static final String DEVICE = "No installed provider knows <%s>";
    /** What each brings into a machine; of a provider whose device the metadata does not name, the device tells. */
    private static final Map<String, String> SAID = Map.of("qxl", DEVICE.formatted("video"), "virtio",
            DEVICE.formatted("video"), "vfio", DEVICE.formatted("hostdev"), "lookingglass", DEVICE.formatted("shmem"),
            "gvtg", DEVICE_IN_METADATA.formatted("gvtg"), "nvidia", DEVICE_IN_METADATA.formatted("nvidia"), "sriov",
            DEVICE_IN_METADATA.formatted("sriov"));

    private Path copy = Path.of("");
    private List<String> bundles = List.of();

    @TempDir
    Path folder;

    @BeforeAll
    void copy() throws IOException {
        copy = Files.createTempDirectory(Path.of("/tmp"), "vp");
        try (Stream<Path> files = Files.walk(PRODUCT)) {
            for (Path file : files.toList()) {
                Path there = copy.resolve(PRODUCT.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(there);
                } else {
                    Files.copy(file, there);
                }
            }
        }
        bundles = Files.readAllLines(copy.resolve(BUNDLES));
    }

    @AfterAll
    void delete() throws IOException {
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** As they are in the product: one that is added tomorrow is asked for too. */
    static Stream<String> providers() throws IOException {
        try (Stream<String> lines = Files.lines(PRODUCT.resolve(BUNDLES))) {
            return lines.map(line -> line.split(",")[0]).filter(name -> name.startsWith(PREFIX))
                    .map(name -> name.substring(PREFIX.length())).toList().stream();
        }
    }

    private Script.Result run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java",
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Dosgi.configuration.area=" + Files.createDirectories(folder.resolve("configuration")).toUri(),
                "-Dosgi.sharedConfiguration.area=" + copy.resolve("configuration").toUri(),
                "-Dosgi.configuration.cascaded=true", "-Dvitrine.home=" + copy, "-Dvitrine.application=cli", "-jar",
                launcher(),
                "-nosplash", "-application", "org.vitrine.cli.main", "-data", "@none"));
        command.addAll(List.of(arguments));
        return new Script(folder).run(Duration.ofSeconds(60), command);
    }

    private String launcher() throws IOException {
        try (Stream<Path> plugins = Files.list(copy.resolve("plugins"))) {
            return plugins.filter(jar -> jar.getFileName().toString().startsWith("org.eclipse.equinox.launcher_"))
                    .findFirst().orElseThrow().toString();
        }
    }

    /** Leaves out the line of its bundle, and its file; returns what puts it back. */
    private AutoCloseable without(String provider) throws IOException {
        String line = bundles.stream().filter(one -> one.startsWith(PREFIX + provider + ",")).findFirst().orElseThrow();
        Path jar = copy.resolve(line.split(",")[2]);
        Path aside = copy.resolve("aside.jar");
        Files.write(copy.resolve(BUNDLES), bundles.stream().filter(one -> !one.equals(line)).toList());
        Files.move(jar, aside);
        return () -> {
            Files.move(aside, jar);
            Files.write(copy.resolve(BUNDLES), bundles);
        };
    }

    @ParameterizedTest
    @MethodSource("providers")
    void theOthersWorkAndItsMachineIsKept(String provider) throws Exception {
        Script script = new Script(folder);
        Path machine = folder.resolve("machine.xml");
        boolean isChecksOnly = !SAID.containsKey(provider);
        Files.writeString(machine, CommandLineTest.SOUND
                .replaceFirst("(?s) *<graphics.*</video>\\n", "").replaceFirst("(?s) *<channel.*</channel>\\n", ""));
        if (!isChecksOnly) {
            script.run("configure", machine.toString(), "--use", provider, "--in-place").exits(0);
        }
        String before = Files.readString(machine);
        String other = provider.equals("qxl") ? "virtio" : "qxl";
        try (AutoCloseable back = without(provider)) {
            String listed = run("providers", "--json").exits(0).out();
            assertFalse(ids(listed).contains(provider), listed);
            assertTrue(ids(listed).contains(other), listed);

            Script.Result checked = run("check", machine.toString());
            assertTrue(checked.exitCode() == 0 || checked.exitCode() == 1 || checked.exitCode() == 3, checked.err());
            assertEquals("", checked.err());
            if (!isChecksOnly) {
                assertTrue(checked.out().contains(SAID.getOrDefault(provider, "?")), checked.out());
                String refused = run("configure", machine.toString(), "--use", provider).exits(2).err();
                assertTrue(refused.contains("There is no provider \"" + provider + "\""), refused);
                assertEquals(1, refused.lines().count(), refused);
            }

            String configured = run("configure", machine.toString(), "--use", other, "--add").exits(0).out();
            assertKept(before, configured);
            assertTrue(run("convert", machine.toString(), "--to", "qemu").exits(0).out().contains("qemu-system"));
            assertEquals(before, Files.readString(machine));
        }
    }

    private static List<String> ids(String listed) {
        return JsonParser.parseString(listed).getAsJsonObject().getAsJsonArray("providers").asList().stream()
                .map(JsonElement::getAsJsonObject).map((JsonObject one) -> one.get("id").getAsString()).toList();
    }

    /** Every line of the machine stands in the other text, in its order. */
    private static void assertKept(String before, String after) {
        List<String> lines = after.lines().toList();
        int from = 0;
        for (String line : before.lines().toList()) {
            int at = lines.subList(from, lines.size()).indexOf(line);
            assertTrue(at >= 0, line + " is not in\n" + after);
            from += at + 1;
        }
    }
}
