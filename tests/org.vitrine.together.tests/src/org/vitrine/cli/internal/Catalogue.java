// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The catalogue of faults in {@code docs}, and the checks that are there.
 *
 * @param rows      by id: id, technology, severity, evidence, symptom, cause
 * @param leftOut   why a row is no check, by id
 * @param corrected rows that were found wrong or were to be verified: what they say, what holds, where that is from, by id
 * @param checks    those of everybody who is present, by id
 */
record Catalogue(Map<String, List<String>> rows, Map<String, String> leftOut, Map<String, List<String>> corrected,
        Map<String, KnownCheck> checks) {
    static Catalogue of(List<KnownCheck> checks) {
        Path docs = Together.checkout().resolve("docs");
        Map<String, KnownCheck> byId = new TreeMap<>();
        checks.forEach(check -> byId.put(check.id(), check));
        Map<String, String> why = new TreeMap<>();
        table(docs.resolve("left-out.tsv")).forEach((id, cells) -> why.put(id, cells.get(1)));
        return new Catalogue(table(docs.resolve("catalogue.tsv")), why, table(docs.resolve("corrected.tsv")), byId);
    }

    private static Map<String, List<String>> table(Path file) {
        try {
            return Files.readAllLines(file).stream().filter(line -> !line.startsWith("#")).skip(1)
                    .map(line -> List.of(line.split("\t")))
                    .collect(Collectors.toMap(List::getFirst, cells -> cells, (a, b) -> {
                        throw new IllegalStateException(a.getFirst() + " stands twice in " + file);
                    }, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page. */
    String page() {
        var page = new StringBuilder(
                "# Checks\n\nMade by `CatalogueTest` of `tests/org.vitrine.together.tests`; do not edit.\n\n");
        long done = rows.keySet().stream().filter(checks::containsKey).count();
        page.append("%d of the catalogue's %d rows are checks, and %d checks are no row of it.%n".formatted(done,
                rows.size(), checks.size() - done));
        page.append("`./vitrine providers --checks` lists those that are present.\n");
        page.append(
                "\n## Checks\n\n| id | from | asks | severity, evidence | when it fails one sees |\n|---|---|---|---|---|\n");
        checks.values().forEach(check -> page.append("| %s | %s | %s | %s | %s |%n".formatted(check.id(),
                check.from().isEmpty() ? "on its own" : String.join(", ", check.from()), cell(check.question()),
                cell(2, check.id()) + (rows.containsKey(check.id()) ? ", " + cell(3, check.id()) : ""),
                cell(4, check.id()))));
        page.append("\n## Rows that are no check\n\n| id | technology | symptom | why |\n|---|---|---|---|\n");
        rows.keySet().stream().filter(id -> !checks.containsKey(id))
                .forEach(id -> page.append("| %s | %s | %s | %s |%n".formatted(id, cell(1, id), cell(4, id),
                        cell(String.valueOf(leftOut.get(id))))));
        page.append(
                """

                        ## Rows that were corrected

                        What a check does where the row was wrong or too strong, and what became of rows that were graded C or A-.

                        | id | the row says | the check | source |
                        |---|---|---|---|
                        """);
        corrected.values().forEach(row -> page.append("| %s |%n".formatted(
                row.stream().map(Catalogue::cell).collect(Collectors.joining(" | ")))));
        return page.toString();
    }

    private String cell(int column, String id) {
        List<String> row = rows.get(id);
        return row == null ? "" : cell(row.get(column));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
