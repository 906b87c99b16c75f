// SPDX-License-Identifier: EPL-2.0
package org.vitrine.app.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.app.internal.demo.DemoOptions;
import org.vitrine.app.internal.handover.Request;

/**
 * What a person wrote behind the program's name.
 *
 * @param request what the window is to do first
 * @param demo    the demo's options, if it was asked for
 */
public record Arguments(Request request, Optional<DemoOptions> demo) {
    private static final Pattern URI = Pattern.compile("[a-z][a-z0-9]*(\\+[a-z0-9]+)?://.*");
    private static final int LONGEST_DEMO_SECONDS = 24 * 3600;

    /**
     * Reads them.
     *
     * @throws StartException when they cannot be meant, or name a file that cannot be read
     */
    public static Arguments parse(String... words) throws StartException {
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(words));
        @Nullable
        String first = rest.poll();
        if (first == null) {
            return new Arguments(new Request.Raise(), Optional.empty());
        }
        if (first.equals("demo")) {
            return new Arguments(new Request.Raise(), Optional.of(demo(rest)));
        }
        if (!rest.isEmpty()) {
            throw StartException.usage("Only one file or libvirt URI can be opened at a time; \"%s\" is one too many."
                    .formatted(rest.getFirst()));
        }
        return new Arguments(request(first), Optional.empty());
    }

    private static Request request(String word) throws StartException {
        if (URI.matcher(word).matches()) {
            return new Request.OpenConnection(word);
        }
        if (word.startsWith("-")) {
            throw StartException
                    .usage("There is no option %s. Usage: vitrine [FILE|URI] or vitrine demo.".formatted(word));
        }
        Path file = Path.of(word).toAbsolutePath().normalize();
        if (!Files.exists(file)) {
            throw StartException
                    .usage("There is no file %s. Give the path of a domain XML file or a libvirt URI.".formatted(file));
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw StartException
                    .usage("%s is no file that you may read. Give a domain XML file or a libvirt URI.".formatted(file));
        }
        return new Request.OpenFile(file);
    }

    private static DemoOptions demo(Deque<String> rest) throws StartException {
        Optional<Path> screenshot = Optional.empty();
        Optional<Integer> seconds = Optional.empty();
        for (String option = rest.poll(); option != null; option = rest.poll()) {
            switch (option) {
                case "--screenshot" -> screenshot = Optional.of(screenshot(value(option, rest)));
                case "--seconds" -> seconds = Optional.of(seconds(value(option, rest)));
                default ->
                    throw StartException.usage("The demo has no option %s; it has --screenshot FILE and --seconds N."
                            .formatted(option));
            }
        }
        return new DemoOptions(screenshot, seconds);
    }

    private static String value(String option, Deque<String> rest) throws StartException {
        @Nullable
        String value = rest.poll();
        if (value == null) {
            throw StartException.usage("%s needs a value behind it.".formatted(option));
        }
        return value;
    }

    private static Path screenshot(String word) throws StartException {
        Path file = Path.of(word).toAbsolutePath().normalize();
        @Nullable
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder) || Files.isDirectory(file)) {
            throw StartException
                    .usage("The screenshot cannot be written to %s. Name a file in a folder that exists and is yours."
                            .formatted(file));
        }
        return file;
    }

    private static int seconds(String word) throws StartException {
        if (word.matches("\\d{1,6}")) {
            int seconds = Integer.parseInt(word);
            if (seconds >= 1 && seconds <= LONGEST_DEMO_SECONDS) {
                return seconds;
            }
        }
        throw StartException.usage(
                "--seconds takes a whole number from 1 to %s, not \"%s\".".formatted(LONGEST_DEMO_SECONDS, word));
    }
}
