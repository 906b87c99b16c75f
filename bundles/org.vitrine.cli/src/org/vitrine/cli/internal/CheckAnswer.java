// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.core.Report;
import org.vitrine.core.Row;
import org.vitrine.domain.Position;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Text;
import org.vitrine.provider.Finding.Evidence;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Use;
import org.vitrine.provider.Verdict;

/** The JSON of {@code vitrine check}; its shape is described in JSON.md and versioned. */
record CheckAnswer(String format, int version, String file, String dialect, String host, String snapshot,
        Verdict verdict,
        List<Found> findings) {

    record Found(String check, Verdict verdict, String question, String summary, Optional<String> why,
            Optional<String> solution, Optional<String> provider, Optional<String> use, Optional<Position> position,
            List<Evidence> evidence, List<Offered> remedies) {

        static Found of(Row row, MachineFile machine) {
            var finding = row.finding();
            return new Found(row.check(), finding.verdict(), row.question().toString(), finding.summary().toString(),
                    finding.why().map(Text::toString), finding.solution().map(Text::toString), row.provider(),
                    row.use().map(Use::name), machine.position(row), finding.evidence(),
                    finding.remedies().stream().map(Offered::of).toList());
        }
    }

    record Offered(String kind, String title) {
        static Offered of(Remedy remedy) {
            return new Offered(switch (remedy) {
                case Remedy.OnHost host -> "host";
                case Remedy.InDomain domain -> "domain";
                case Remedy.Settings settings -> "settings";
            }, remedy.title().toString());
        }
    }

    static CheckAnswer of(MachineFile machine, String host, HostSnapshot snapshot, Report report) {
        return new CheckAnswer("vitrine-check", 1, machine.file().path().toString(), machine.dialect(), host,
                snapshot.id(), report.worst(),
                report.rows().stream().map(row -> Found.of(row, machine)).toList());
    }
}
