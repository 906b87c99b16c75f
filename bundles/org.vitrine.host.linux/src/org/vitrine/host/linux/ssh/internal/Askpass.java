// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.ssh.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.vitrine.core.Authenticator;
import org.vitrine.core.Authenticator.Prompt;
import org.vitrine.core.Progress;
import org.vitrine.host.Text;

/**
 * Lets ssh ask through the {@link Authenticator}: a small shell script as its askpass program, which puts the question into
 * a file of a private folder and reads the answer from a named pipe beside it, so that no secret comes to a disk.
 */
final class Askpass {
    private static final long PATIENCE_MILLIS = 2000;
    private static final String SCRIPT = """
            #!/bin/sh
            # Asks the Vitrine process %2$s: the question goes into a file, the answer comes through a pipe.
            q=%1$s/$$
            mkfifo -m 600 "$q.answer" || exit 1
            ( while kill -0 %2$s 2>/dev/null && [ -p "$q.answer" ]; do sleep 1; done; kill $$ ) >/dev/null 2>&1 &
            watch=$!
            trap 'rm -f "$q.answer" "$q.question"; kill $watch 2>/dev/null' EXIT
            trap 'exit 1' HUP INT TERM
            printf '%%s\\n%%s' "$SSH_ASKPASS_PROMPT" "$1" >"$q.new" && mv "$q.new" "$q.question"
            { IFS= read -r given && IFS= read -r answer; } <"$q.answer"
            rm -f "$q.question"
            [ "$given" = yes ] && printf '%%s\\n' "$answer"
            """;

    private final Path folder;
    private final String uri;
    private final Supplier<Optional<Authenticator>> authenticator;

    private Askpass(Path folder, String uri, Supplier<Optional<Authenticator>> authenticator) {
        this.folder = folder;
        this.uri = uri;
        this.authenticator = authenticator;
    }

    /**
     * Makes the script.
     *
     * @param folder private to the user
     * @param uri    who asks, as people know it
     */
    static Askpass in(Path folder, String uri, Supplier<Optional<Authenticator>> authenticator) throws IOException {
        var askpass = new Askpass(folder, uri, authenticator);
        Files.createFile(askpass.program(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(askpass.program(), SCRIPT.formatted("'" + folder.toString().replace("'", "'\\''") + "'",
                ProcessHandle.current().pid()));
        return askpass;
    }

    private Path program() {
        return folder.resolve("askpass");
    }

    /** What ssh's environment says, so that it asks here and nowhere else. */
    Map<String, String> environment() {
        return Map.of("SSH_ASKPASS", program().toString(), "SSH_ASKPASS_REQUIRE", "force");
    }

    /**
     * Puts the question that waits, if one does, and waits for the answer.
     *
     * @return the question that the person declined, if so
     */
    Optional<String> serve(Progress progress) throws IOException {
        try (DirectoryStream<Path> questions = Files.newDirectoryStream(folder, "*.question")) {
            for (Path question : questions) {
                Optional<String> declined = serve(question, progress);
                if (declined.isPresent()) {
                    return declined;
                }
            }
            return Optional.empty();
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
    }

    private Optional<String> serve(Path file, Progress progress) throws IOException {
        String[] told;
        try {
            told = Files.readString(file).split("\n", 2);
            Files.delete(file);
        } catch (NoSuchFileException e) {
            // ssh gave up meanwhile
            return Optional.empty();
        }
        String question = told.length < 2 ? "" : told[1].strip();
        if (told[0].equals("none")) {
            // a notice, such as that a key has to be touched; ssh takes it away itself
            progress.now(Text.of("{0}", question));
            return Optional.empty();
        }
        boolean choice = told[0].equals("confirm") || question.contains("(yes/no");
        Optional<String> answer = authenticator.get()
                .flatMap(who -> who.ask(uri, List.of(new Prompt(question, !choice, ""))))
                .filter(answers -> !answers.isEmpty()).map(List::getFirst)
                .filter(word -> !told[0].equals("confirm") || word.equalsIgnoreCase("yes"));
        answer(file.resolveSibling(String.valueOf(file.getFileName()).replace(".question", ".answer")), answer);
        return answer.isPresent() ? Optional.empty() : Optional.of(question);
    }

    /** Opened for both ways, the pipe neither waits for a reader nor forgets before one came. */
    private static void answer(Path pipe, Optional<String> answer) throws IOException {
        if (Files.notExists(pipe)) {
            return;
        }
        try (var open = new RandomAccessFile(pipe.toFile(), "rw")) {
            open.write(
                    (answer.isPresent() ? "yes\n" + answer.get() + "\n" : "no\n\n").getBytes(StandardCharsets.UTF_8));
            long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
            while (Files.exists(pipe) && System.nanoTime() < end) {
                Thread.sleep(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
