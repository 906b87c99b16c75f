// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.Comparator;
import java.util.List;

import org.vitrine.provider.Verdict;

/**
 * What the checks answered, worst first, questions that do not arise left out.
 *
 * @param rows the answers
 */
public record Report(List<Row> rows) {

    /** Sorts worst first, otherwise in the given order. */
    public Report {
        rows = rows.stream().filter(row -> row.finding().verdict() != Verdict.NOT_APPLICABLE)
                .sorted(Comparator.comparing((Row row) -> row.finding().verdict()).reversed()).toList();
    }

    /** The worst verdict; PASS when nothing was asked. */
    public Verdict worst() {
        return rows.isEmpty() ? Verdict.PASS : rows.getFirst().finding().verdict();
    }

    /** The answers of one verdict. */
    public List<Row> of(Verdict verdict) {
        return rows.stream().filter(row -> row.finding().verdict() == verdict).toList();
    }
}
