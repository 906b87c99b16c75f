// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.vitrine.core.Dialects;

/** Every row of the catalogue is a check or has a reason why not, and the page of them is true. */
class CatalogueTest {
    private static final int LEAST = 175;
    private final Catalogue catalogue = Catalogue
            .of(KnownCheck.all(Together.providers(), Together.service(Dialects.class)));

    @Test
    void eachRowIsACheckOrHasAReason() {
        assertEquals(195, catalogue.rows().size());
        List<String> open = catalogue.rows().keySet().stream()
                .filter(id -> !catalogue.checks().containsKey(id) && !catalogue.leftOut().containsKey(id)).toList();
        assertEquals(List.of(), open, "neither a check nor a reason in docs/left-out.tsv");
        List<String> both = catalogue.leftOut().keySet().stream().filter(catalogue.checks()::containsKey).toList();
        assertEquals(List.of(), both, "a check and a reason why it is none");
        assertTrue(catalogue.rows().keySet().containsAll(catalogue.leftOut().keySet()), "reasons for what is no row");
    }

    @Test
    void eachCorrectionIsOfARowThatIsACheckAndThoseToBeVerifiedHaveOne() {
        assertEquals(List.of(), catalogue.corrected().keySet().stream()
                .filter(id -> !catalogue.rows().containsKey(id) || !catalogue.checks().containsKey(id)).toList());
        assertEquals(List.of(), catalogue.rows().values().stream().filter(row -> Set.of("C", "A-").contains(row.get(3)))
                .map(List::getFirst).filter(id -> !catalogue.corrected().containsKey(id)).toList());
        assertEquals(List.of(), catalogue.corrected().values().stream().filter(row -> row.size() != 4).toList());
    }

    @Test
    void mostRowsAreChecks() {
        long done = catalogue.rows().keySet().stream().filter(catalogue.checks()::containsKey).count();
        assertTrue(done >= LEAST, done + " rows are checks");
    }

    /** A check that no contract test names would never be seen to pass, to fail and not to know. */
    @Test
    void eachCheckIsAskedForByAContract() {
        // the contracts, and the lists of cases that they share out
        String contracts = String.join("\n", tests("import org.vitrine.provider.tck.Case;"));
        assertEquals(List.of(), catalogue.checks().keySet().stream()
                .filter(id -> !contracts.contains("\"" + id + "\"")).toList());
    }

    @Test
    void eachProviderHasItsContract() {
        List<String> contracts = tests("extends ProviderContract");
        assertEquals(List.of(), Together.providers().active().stream().map(provider -> provider.info().id())
                .filter(id -> contracts.stream()
                        .noneMatch(test -> test.contains("package org.vitrine.provider." + id + ".")))
                .toList());
    }

    /** The sources of those of all test bundles that have these words. */
    private static List<String> tests(String words) {
        try (Stream<Path> files = Files.walk(Together.checkout().resolve("tests"))) {
            return files.filter(file -> file.toString().matches(".*(Test|Cases)\\.java") && Files.isRegularFile(file))
                    .map(CatalogueTest::read).filter(text -> text.contains(words)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void thePageIsTrue() throws IOException {
        Path page = Together.checkout().resolve("docs/checks.md");
        Path now = Together.checkout().resolve("tests/org.vitrine.together.tests/target/checks.md");
        Files.writeString(now, catalogue.page());
        assertEquals(Files.exists(page) ? Files.readString(page) : "", catalogue.page(),
                "docs/checks.md is old: copy " + now + " over it");
    }
}
