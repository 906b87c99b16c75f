// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.List;
import java.util.Locale;

import org.vitrine.core.Report;
import org.vitrine.core.Row;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Verdict;

/** A report for a person: what passed in one line each, what did not with reason, evidence and way out. */
record ReportText(Report report, MachineFile machine) {

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        report.rows().forEach(row -> append(text, row));
        return text.append(summary()).append(System.lineSeparator()).toString();
    }

    private void append(StringBuilder text, Row row) {
        Finding finding = row.finding();
        String place = machine.position(row).map(at -> " (" + at + ")").orElse("");
        line(text, "%-8s%s  %s%s".formatted(finding.verdict(), row.check(), finding.summary(), place));
        if (finding.verdict() == Verdict.PASS) {
            return;
        }
        finding.why().ifPresent(why -> line(text, "        why       " + why));
        finding.evidence().forEach(seen -> line(text, "        saw       " + seen.path() + ": " + brief(seen.value())));
        finding.solution().ifPresent(solution -> line(text, "        do        " + solution));
        finding.remedies().forEach(remedy -> line(text, "        offered   " + remedy.title()));
    }

    private static String brief(String value) {
        String flat = value.replaceAll("\\s+", " ").strip();
        return flat.length() <= 120 ? flat : flat.substring(0, 117) + "...";
    }

    private String summary() {
        List<String> counts = List.of(Verdict.BLOCK, Verdict.UNKNOWN, Verdict.WARN, Verdict.INFO, Verdict.PASS).stream()
                .filter(verdict -> !report.of(verdict).isEmpty())
                .map(verdict -> report.of(verdict).size() + " " + verdict.name().toLowerCase(Locale.ROOT)).toList();
        return (report.worst() == Verdict.BLOCK ? "It will not work" : "Nothing blocks")
                + (counts.isEmpty() ? "." : ": " + String.join(", ", counts) + ".");
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }
}
