// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.List;
import java.util.function.Function;

import org.vitrine.core.Offer;
import org.vitrine.core.Preflight;
import org.vitrine.core.Report;
import org.vitrine.core.Row;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Situation;

/** Answers as a test says. */
final class FakePreflight implements Preflight {
    Function<Situation, List<Row>> rows = situation -> List.of();

    @Override
    public Report check(Situation situation) {
        return new Report(rows.apply(situation));
    }

    @Override
    public List<Offer> offers(HostSnapshot host) {
        return List.of();
    }
}
