// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.vitrine.host.Text;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.Finding;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.ProviderInfo;
import org.vitrine.provider.Values;
import org.vitrine.provider.Verdict;

/**
 * Something a host could give, and whether it is ready.
 *
 * @param provider  whose it is
 * @param candidate what it is
 * @param report    what the provider's checks say of it
 */
public record Offer(ProviderInfo provider, Candidate candidate, Report report) {

    /**
     * What the host does not give, to be chosen all the same for a machine that is prepared for another one.
     *
     * @param provider whose it would be
     * @param settings to begin with
     * @param summary  says what is missing, a sentence without its point
     */
    public static Offer lacking(GraphicsProvider provider, Values settings, Text summary) {
        Finding finding = Finding.block("{0}", summary)
                .solve("Choose it all the same to prepare a machine for another host.");
        return new Offer(provider.info(), Candidate.of(settings, "{0}, to be chosen", provider.info().title()),
                new Report(List.of(new Row("host-lacks", Text.of("Has the host what this machine needs?"),
                        Optional.of(provider.info().id()), Optional.empty(), finding))));
    }

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
