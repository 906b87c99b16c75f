// SPDX-License-Identifier: EPL-2.0
package org.vitrine.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
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
    private static final String SAID = "belongs to the provider %s, which is not installed";
    /** Those that have checks or figures alone, and nothing that stands in a machine. */
    private static final Set<String> WITHOUT_DEVICES = Set.of("libvfio", "drm");

    private Path copy = Path.of("");
    private List<String> bundles = List.of();

    /** A machine for each provider, as the whole product configures it. */
    @TempDir
    static Path machines;

    @TempDir
    static Path folder;

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
        List<List<String>> configured = new ArrayList<>();
        for (String provider : providers().toList()) {
            Path machine = Files.writeString(machines.resolve(provider + ".xml"), CommandLineTest.SOUND
                    .replaceFirst("(?s) *<graphics.*</video>\\n", "")
                    .replaceFirst("(?s) *<channel.*</channel>\\n", ""));
            if (!WITHOUT_DEVICES.contains(provider)) {
                configured.add(List.of("configure", machine.toString(), "--use", provider, "--in-place"));
            }
        }
        run(PRODUCT, configured).forEach(result -> result.exits(0));
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

    /** One start of a product; what each of the commands said and its exit code. */
    private List<Script.Result> run(Path product, List<List<String>> commands) throws IOException {
        Path there = Files.createTempDirectory(folder, "run");
        for (int i = 0; i < commands.size(); i++) {
            Files.write(there.resolve(i + ".command"), commands.get(i));
        }
        new Script(folder).run(Duration.ofMinutes(3), List.of(System.getProperty("java.home") + "/bin/java",
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Dvitrine.home=" + product, "-Dvitrine.application=cli", "-cp",
                framework(product) + File.pathSeparator + Path.of("target/test-classes").toAbsolutePath(),
                Commands.class.getName(), product.toString(), there.resolve("configuration").toString(),
                there.toString())).exits(0);
        List<Script.Result> results = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            results.add(new Script.Result(Integer.parseInt(Files.readString(there.resolve(i + ".exit"))),
                    Files.readString(there.resolve(i + ".out")), Files.readString(there.resolve(i + ".err"))));
        }
        return results;
    }

    private static Path framework(Path product) throws IOException {
        try (Stream<Path> plugins = Files.list(product.resolve("plugins"))) {
            return plugins.filter(jar -> jar.getFileName().toString().startsWith("org.eclipse.osgi_")).findFirst()
                    .orElseThrow();
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
        Path machine = machines.resolve(provider + ".xml");
        String before = Files.readString(machine);
        boolean isChecksOnly = WITHOUT_DEVICES.contains(provider);
        String other = provider.equals("qxl") ? "virtio" : "qxl";
        String file = machine.toString();
        List<Script.Result> results;
        try (AutoCloseable back = without(provider)) {
            results = run(copy, List.of(List.of("providers", "--json"), List.of("check", file),
                    List.of("configure", file, "--use", provider), List.of("configure", file, "--use", other, "--add"),
                    List.of("convert", file, "--to", "qemu")));
        }
        String listed = results.get(0).exits(0).out();
        assertFalse(ids(listed).contains(provider), listed);
        assertTrue(ids(listed).contains(other), listed);

        Script.Result checked = results.get(1);
        assertTrue(checked.exitCode() == 0 || checked.exitCode() == 1 || checked.exitCode() == 3, checked.err());
        // a command that takes long says so, which is up to the machine that tests
        assertEquals("", checked.err().replaceFirst("vitrine: Looking at this machine …\n", ""));
        if (!isChecksOnly) {
            assertTrue(checked.out().contains(SAID.formatted(provider)), checked.out());
            String refused = results.get(2).exits(2).err();
            assertTrue(refused.contains("There is no provider \"" + provider + "\""), refused);
            assertEquals(1, refused.lines().count(), refused);
        }

        assertKept(before, results.get(3).exits(0).out());
        assertTrue(results.get(4).exits(0).out().contains("qemu-system"));
        assertEquals(before, Files.readString(machine));
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
