// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.vitrine.provider.Candidate;
import org.vitrine.provider.Finding;
import org.vitrine.provider.ProviderInfo;
import org.vitrine.provider.Verdict;

/**
 * Something a host could give, and whether it is ready.
 *
 * @param provider  whose it is
 * @param candidate what it is
 * @param report    what the provider's checks say of it
 */
public record Offer(ProviderInfo provider, Candidate candidate, Report report) {

    /** The worst of what stands in its way, or might; empty when it is ready. */
    public Optional<Finding> obstacle() {
        return report.rows().stream().map(Row::finding)
                .filter(finding -> finding.verdict().compareTo(Verdict.INFO) > 0).findFirst();
    }

    /** The worst that stands in the way of any of these. */
    public static Optional<Finding> obstacle(List<Offer> all) {
        return all.stream().flatMap(offer -> offer.obstacle().stream()).max(Comparator.comparing(Finding::verdict));
    }
}
