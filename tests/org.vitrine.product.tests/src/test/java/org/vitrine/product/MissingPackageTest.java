// SPDX-License-Identifier: EPL-2.0
package org.vitrine.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test run in which a package is missing and cannot be installed: the script's own steps, with Maven left out. */
class MissingPackageTest {
    private static final String RUN = """
            set -euo pipefail
            ROOT=$1 CACHE=$1/cache STATE=$1/state DATA=$1/data ABSENT=$2
            mkdir -p "$CACHE" "$STATE"
            for part in common java packages launch product display tests; do . "$ROOT/releng/script/$part.sh"; done
            have() { [ "$1" != "$ABSENT" ] && command -v "$1" >/dev/null 2>&1; }
            for step in install_packages ensure_guest_packages ensure_lab_packages find_java ensure_maven lock_product \\
                    private_display finish_product check_format; do eval "$step() { :; }"; done
            build_guest() { echo /guest; }
            ssh_server() { echo /sshd; }
            source_state() { echo state; }
            maven() { printf '%s\\n' "$@" >"$ROOT/maven"; }
            reports() { printf 'some.Test\\t1.0\\t7\\t0\\t0\\n'; }
            JAVA_HOME=/java vitrine_test
            """;

    @TempDir
    Path folder;

    private Script.Result run(String absent) throws IOException {
        Path root = Files.createDirectories(folder.resolve("checkout"));
        Path lab = Files.createDirectories(root.resolve("releng/lab")).resolve("build.sh");
        Files.writeString(lab, "#!/bin/sh\necho /lab\n");
        assertTrue(lab.toFile().setExecutable(true));
        copy("releng/script", root, "*.sh");
        try (Stream<Path> bundles = Files.list(Script.CHECKOUT.resolve("tests"))) {
            for (Path bundle : bundles.filter(one -> Files.exists(one.resolve("build.properties"))).toList()) {
                copy("tests/" + bundle.getFileName(), root, "build.properties");
            }
        }
        Path script = Files.writeString(folder.resolve("run.sh"), RUN);
        return new Script(folder).run(Duration.ofSeconds(30),
                List.of("bash", script.toString(), root.toString(), absent));
    }

    private static void copy(String name, Path root, String glob) throws IOException {
        Path target = Files.createDirectories(root.resolve(name));
        try (var files = Files.newDirectoryStream(Script.CHECKOUT.resolve(name), glob)) {
            for (Path file : files) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void theRunSaysWhatItLeftOutAndFails() throws IOException {
        Script.Result result = run("Xvfb").exits(1);
        String said = result.out() + result.err();
        assertTrue(said.contains("not run for lack of a package: org.vitrine.ui.tests"), said);
        assertTrue(said.contains("not run for lack of a package: org.vitrine.product.tests"), said);
        assertFalse(said.contains("not run for lack of a package: org.vitrine.domain.tests"), said);
        assertTrue(result.out().strip().matches("(?s).*7 passed, [1-9]\\d* failed"), result.out());
        assertTrue(Files.readString(folder.resolve("checkout/maven")).contains("!:org.vitrine.ui.tests"));
    }

    @Test
    void withAllThereNothingIsLeftOut() throws IOException {
        Script.Result result = run("nothing").exits(0);
        assertEquals("7 passed, 0 failed", result.out().strip().lines().toList().getLast());
    }
}
