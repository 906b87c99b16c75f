// SPDX-License-Identifier: EPL-2.0
package org.vitrine.product;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Runs {@code ./vitrine} as a person does, with folders of the test's own in place of the user's. */
final class Script {
    static final Path CHECKOUT = Path.of(System.getProperty("vitrine.checkout")).toAbsolutePath().normalize();

    /** After which a command hangs: what else runs on the machine must not decide. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path home;
    private final Map<String, String> environment = new TreeMap<>();

    /** @param home a short path, because sockets lie below it */
    Script(Path home) {
        this.home = home;
        with("XDG_DATA_HOME", home.resolve("data").toString());
        with("XDG_CONFIG_HOME", home.resolve("config").toString());
        with("XDG_CACHE_HOME", home.resolve("cache").toString());
        with("XDG_RUNTIME_DIR", home.resolve("run").toString());
        // the test run holds the build's lock and has built already
        with("VITRINE_BUILT", "yes");
    }

    Script with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** What a run left behind. */
    record Result(int exitCode, String out, String err) {
        Result exits(int expected) {
            assertTrue(exitCode == expected, () -> "exit " + exitCode + " instead of " + expected + "\n" + out + err);
            return this;
        }
    }

    Result run(String... arguments) {
        return run(PATIENCE, arguments);
    }

    Result run(Duration deadline, String... arguments) {
        List<String> command = new ArrayList<>(List.of(CHECKOUT.resolve("vitrine").toString()));
        command.addAll(List.of(arguments));
        return run(deadline, command);
    }

    Result run(Duration deadline, List<String> command) {
        try {
            Files.createDirectories(home.resolve("run"));
            Path out = Files.createTempFile(home, "out", "");
            Path err = Files.createTempFile(home, "err", "");
            ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(deadline.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError(command + " did not end within " + deadline + "\n" + Files.readString(err));
            }
            return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
