// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.vitrine.host.Text;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Verdict;

class ReportTest {

    private static Report report(Verdict... verdicts) {
        return new Report(Stream.of(verdicts).map(verdict -> new Row("row-" + verdict, Text.of("?"), Optional.empty(),
                Optional.empty(), Finding.of(verdict, "so"))).toList());
    }

    @Test
    void worstFirst() {
        Report report = report(Verdict.PASS, Verdict.BLOCK, Verdict.INFO, Verdict.UNKNOWN, Verdict.WARN);

        assertEquals(List.of(Verdict.BLOCK, Verdict.UNKNOWN, Verdict.WARN, Verdict.INFO, Verdict.PASS),
                report.rows().stream().map(row -> row.finding().verdict()).toList());
        assertEquals(Verdict.BLOCK, report.worst());
    }

    @Test
    void equallyBadOnesKeepTheirOrder() {
        Row one = new Row("one", Text.of("?"), Optional.empty(), Optional.empty(), Finding.warn("so"));
        Row two = new Row("two", Text.of("?"), Optional.empty(), Optional.empty(), Finding.warn("so"));

        assertEquals(List.of(two, one), new Report(List.of(two, one)).rows());
        assertEquals(List.of(two, one), new Report(List.of(two, one)).of(Verdict.WARN));
    }

    @Test
    void questionsThatDoNotAriseAreLeftOut() {
        assertEquals(List.of(), report(Verdict.NOT_APPLICABLE).rows());
        assertEquals(Verdict.PASS, report(Verdict.NOT_APPLICABLE).worst());
    }
}
