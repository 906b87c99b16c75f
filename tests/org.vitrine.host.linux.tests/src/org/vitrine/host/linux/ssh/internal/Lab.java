// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.ssh.internal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A running lab host (see releng/lab), booted once for all test classes that take it as a parameter. A run that names none,
 * of this bundle alone for example, takes the one that was built last.
 */
final class Lab implements AutoCloseable {
    /** The system property that says where {@code releng/lab/build.sh} put it. */
    static final String PROPERTY = "vitrine.lab";
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private final Path scripts;
    private final Path run;

    private Lab(Path scripts, Path run) {
        this.scripts = scripts;
        this.run = run;
    }

    /** Gives tests the one lab. */
    static final class Extension implements ParameterResolver {
        @Override
        public boolean supportsParameter(@Nullable ParameterContext parameter, @Nullable ExtensionContext context) {
            return Objects.requireNonNull(parameter).getParameter().getType().equals(Lab.class);
        }

        @Override
        public Object resolveParameter(@Nullable ParameterContext parameter, @Nullable ExtensionContext context) {
            return Objects.requireNonNull(context).getRoot().getStore(Namespace.create(Lab.class))
                    .getOrComputeIfAbsent(Lab.class, lab -> {
                        try {
                            return boot();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                            throw new IllegalStateException(e);
                        }
                    });
        }
    }

    /** Boots it; it takes some ten seconds until it answers. */
    static Lab boot() throws IOException, InterruptedException {
        var lab = new Lab(scripts(), Files.createTempDirectory("vlab"));
        boolean up = false;
        try {
            lab.call(lab.scripts.resolve("boot.sh").toString(), built().toString(), lab.run.toString());
            Path ssh = Files.writeString(lab.run.resolve("ssh"),
                    "#!/bin/sh\nexec ssh -F '" + lab.run.resolve("ssh_config") + "' \"$@\"\n");
            Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwx------"));
            up = true;
            return lab;
        } finally {
            if (!up) {
                lab.close();
            }
        }
    }

    private static Path built() throws IOException {
        String told = System.getProperty(PROPERTY, "");
        if (!told.isEmpty()) {
            return Path.of(told);
        }
        Path cache = Path.of(System.getProperty("user.home"), ".cache/vitrine/lab");
        Assertions.assertTrue(Files.isDirectory(cache), "there is no lab host: run releng/lab/build.sh");
        try (var labs = Files.list(cache)) {
            return labs.filter(lab -> Files.exists(lab.resolve("lab.properties")))
                    .max(Comparator.comparing(lab -> lab.toFile().lastModified()))
                    .orElseThrow(() -> new AssertionError("there is no lab host: run releng/lab/build.sh"));
        }
    }

    private static Path scripts() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path scripts = at.resolve("releng/lab");
            if (Files.isDirectory(scripts)) {
                return scripts;
            }
        }
        throw new IllegalStateException("The tests run outside of the source tree");
    }

    /** A program that calls ssh so that {@code ssh://lab} is this lab's root. */
    String ssh() {
        return run.resolve("ssh").toString();
    }

    /** Runs a command there as root, past all that is tested. */
    void root(String command) throws IOException, InterruptedException {
        call(ssh(), "-o", "ControlPath=none", "lab", command);
    }

    private void call(String... command) throws IOException, InterruptedException {
        Path log = run.resolve("called.log");
        // the lab outlives the script that boots it, and would hold a pipe open
        Process process = new ProcessBuilder(new ArrayList<>(List.of(command))).redirectErrorStream(true)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile())).redirectOutput(log.toFile()).start();
        try {
            Assertions.assertTrue(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS), String.join(" ", command));
            Assertions.assertEquals(0, process.exitValue(), () -> said(command, log));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String said(String[] command, Path log) {
        try {
            return String.join(" ", command) + ": " + Files.readString(log);
        } catch (IOException e) {
            return String.join(" ", command);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        call(scripts.resolve("stop.sh").toString(), run.toString());
        try (var files = Files.list(run)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(run);
    }
}
