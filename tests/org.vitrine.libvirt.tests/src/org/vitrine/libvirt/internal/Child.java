// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Assertions;
import org.libvirt.jna.Libvirt;
import org.vitrine.core.MachineDriver;
import org.vitrine.domain.Domain;
import org.vitrine.host.Text;
import org.vitrine.provider.ConnectionInfo;

import com.sun.jna.Native;

/** A {@link ChildMain} in a JVM of its own, with the jars that this test runs on. */
final class Child implements AutoCloseable {

    private final Path errors;
    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter questions;

    Child(Map<String, String> environment, String library) throws IOException {
        errors = Files.createTempFile("vitrine-child", ".err");
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home", ""), "bin/java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp", classPath(),
                ChildMain.class.getName(), library).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        process = builder.start();
        answers = process.inputReader(StandardCharsets.UTF_8);
        questions = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    }

    Child() throws IOException {
        this(Map.of(), "virt");
    }

    private static String classPath() {
        return Stream
                .of(ChildMain.class, LibvirtDriver.class, MachineDriver.class, ConnectionInfo.class, Domain.class,
                        Text.class,
                        Libvirt.class, Native.class)
                .map(Child::jar).distinct().collect(Collectors.joining(File.pathSeparator));
    }

    private static String jar(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Has the child do something and gives its answer. */
    String ask(String question) throws IOException {
        questions.println(question);
        @Nullable
        String answer = answers.readLine();
        if (answer == null) {
            throw new AssertionError("the child ended at: " + question + "\n" + standardError());
        }
        return answer;
    }

    /** Asks until something else is answered than so far. */
    String askUntilNot(String sofar, String question) throws IOException {
        String answer = ask(question);
        for (int i = 0; i < 200 && answer.equals(sofar); i++) {
            Lab.sleep(Duration.ofMillis(50));
            answer = ask(question);
        }
        return answer;
    }

    /** Ends it as a power cut would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    String standardError() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Lets it end by itself, and finds that nothing was printed on its standard error all the while. */
    @Override
    public void close() throws IOException, InterruptedException {
        questions.close();
        boolean ended = process.waitFor(20, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        String printed = standardError();
        Files.delete(errors);
        Assertions.assertTrue(ended, "the child ended when its input did");
        Assertions.assertEquals("", printed, "standard error");
    }
}
