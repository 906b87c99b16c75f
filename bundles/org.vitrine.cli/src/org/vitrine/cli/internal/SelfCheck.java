// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.vitrine.cli.internal.SelfCheckAnswer.Failure;
import org.vitrine.cli.internal.SelfCheckAnswer.Other;
import org.vitrine.core.Configurator;
import org.vitrine.core.Progress;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainException;
import org.vitrine.domain.Encoded;
import org.vitrine.host.Text;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Use;

/**
 * Tries every domain below a folder: whether it is written as it was read, and whether an edit of every provider can be
 * taken back. Files are read and never written; several at once, large ones one at a time.
 *
 * @param providers    who edits
 * @param configurator makes the edits
 * @param progress     hears of it from time to time
 */
record SelfCheck(List<GraphicsProvider> providers, Configurator configurator, Progress progress) {
    private static final int LARGE = 1 << 20;
    private static final int NEWS = 500;

    /** What became of one file: a domain, or the reason why it is none. */
    private record Outcome(Path file, Optional<String> otherwise, int edits, List<String> faults) {
    }

    /** @throws IOException when the folder cannot be walked */
    SelfCheckAnswer of(Path folder) throws IOException {
        List<Path> files = files(folder);
        AtomicInteger done = new AtomicInteger();
        List<Outcome> outcomes = files.parallelStream().map(file -> {
            Outcome outcome = outcome(file);
            int count = done.incrementAndGet();
            if (count % NEWS == 0) {
                progress.now(Text.of("{0} of {1} files", count, files.size()));
            }
            return outcome;
        }).toList();
        return answer(folder, outcomes);
    }

    /** Links to files count as files; those to folders are not followed, since they may lead in a circle. */
    private static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (Files.isRegularFile(file) && file.toString().toLowerCase(Locale.ROOT).endsWith(".xml")) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
                if (file.equals(folder)) {
                    throw fault;
                }
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(null);
        return files;
    }

    private Outcome outcome(Path file) {
        try {
            byte[] bytes = read(file);
            if (bytes.length <= LARGE) {
                return tried(file, bytes);
            }
            // so that memory is bounded by one of them
            synchronized (progress) {
                return tried(file, bytes);
            }
        } catch (IOException e) {
            return new Outcome(file, Optional.of("It cannot be read"), 0, List.of());
        }
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Domain.LIMIT + 1);
        }
    }

    private Outcome tried(Path file, byte[] bytes) {
        EditTrial trial;
        try {
            Encoded encoded = Encoded.of(bytes);
            trial = new EditTrial(bytes, encoded, Domain.of(encoded.text()));
        } catch (DomainException e) {
            return new Outcome(file, Optional.of(reason(e)), 0, List.of());
        } catch (RuntimeException | StackOverflowError e) {
            return new Outcome(file, Optional.empty(), 0, List.of("reading it failed: " + e));
        }
        List<String> faults = new ArrayList<>(trial.roundTrip());
        int edits = 0;
        for (GraphicsProvider provider : providers) {
            try {
                faults.addAll(trial.adding(configurator, provider));
                edits++;
                Optional<Use> use = trial.uses(provider).stream().findFirst();
                if (use.isPresent()) {
                    faults.addAll(trial.removing(configurator, provider, use.get()));
                    edits++;
                }
            } catch (RuntimeException | StackOverflowError e) {
                faults.add("an edit of %s failed: %s".formatted(provider.info().id(), e));
            }
        }
        return new Outcome(file, Optional.empty(), edits, faults);
    }

    /** The sentence without its place and without what to do, so that the same reasons are the same. */
    private static String reason(DomainException fault) {
        String sentence = String.valueOf(fault.getMessage()).replaceFirst("^Line \\d+(, column \\d+)?: ", "");
        return sentence.split("[:;]", 2)[0].replaceAll("[\"<].*", "…").strip();
    }

    private SelfCheckAnswer answer(Path folder, List<Outcome> outcomes) {
        Map<String, List<Path>> others = new TreeMap<>();
        outcomes.forEach(outcome -> outcome.otherwise()
                .ifPresent(reason -> others.computeIfAbsent(reason, r -> new ArrayList<>()).add(outcome.file())));
        List<Failure> failures = outcomes.stream().flatMap(outcome -> outcome.faults().stream()
                .map(fault -> new Failure(relative(folder, outcome.file()), fault))).toList();
        return new SelfCheckAnswer("vitrine-self-check", 1, outcomes.size(),
                (int) outcomes.stream().filter(outcome -> outcome.otherwise().isEmpty()).count(),
                outcomes.stream().mapToLong(Outcome::edits).sum(),
                others.entrySet().stream().map(entry -> new Other(entry.getKey(), entry.getValue().size(),
                        relative(folder, entry.getValue().getFirst()))).toList(),
                failures, providers.stream().map(provider -> provider.info().id()).toList());
    }

    private static String relative(Path folder, Path file) {
        return Stream.of(folder.relativize(file).toString()).filter(name -> !name.isEmpty()).findFirst()
                .orElse(file.toString());
    }
}
