// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.vitrine.provider.tck.Recordings;

/** The contract tests bring all recordings there are. */
class RecordingsTest {

    @Test
    void allOfTheCorpusAreThere() throws IOException {
        try (Stream<Path> files = Files.list(corpus())) {
            List<String> names = files.map(file -> file.getFileName() + "").filter(name -> name.endsWith(".txt"))
                    .map(name -> name.substring(0, name.length() - 4)).sorted().toList();
            assertEquals(names, Recordings.NAMES.stream().sorted().toList());
        }
        Recordings.all().forEach((name, host) -> assertTrue(!host.probes().isEmpty(), name));
    }

    private static Path corpus() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("tests/org.vitrine.corpus"))) {
            at = Objects.requireNonNull(at.getParent(), "the tests run in a checkout");
        }
        return at.resolve("tests/org.vitrine.corpus");
    }
}
