// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import org.vitrine.core.Configurator;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainEdit;
import org.vitrine.domain.Encoded;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.UnknownFactException;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/**
 * Edits of one file, made and taken back. What takes an edit back is its inverse, applied to what the changed file's bytes
 * read as; nothing of the file before is kept but to compare with.
 *
 * @param before  the file's bytes
 * @param encoded what they read as
 * @param domain  the domain in them
 */
record EditTrial(byte[] before, Encoded encoded, Domain domain) {

    /** Where nothing is known an edit must be possible too. */
    private static final HostSnapshot HOST = HostSnapshot.nothingKnown();

    /** What is wrong with the file as it is; empty when it is written as it was read. */
    List<String> roundTrip() {
        return Arrays.equals(before, encoded.withText(domain.text()).bytes())
                ? List.of()
                : List.of("it is not written as it was read");
    }

    /** What goes wrong when a provider's device is added. */
    List<String> adding(Configurator configurator, GraphicsProvider provider) {
        Values values = provider.candidates(HOST).stream().findFirst().map(Candidate::preset)
                .orElseGet(() -> Values.of(provider.fields()));
        return tried("adding " + provider.info().id(), () -> configurator.add(domain, provider, values));
    }

    /** The uses of a provider, none where a value in the file means nothing to it. */
    List<Use> uses(GraphicsProvider provider) {
        try {
            return provider.uses(domain, HOST);
        } catch (UnknownFactException e) {
            return List.of();
        }
    }

    /** What goes wrong when a use that is there is taken away. */
    List<String> removing(Configurator configurator, GraphicsProvider provider, Use use) {
        return tried("removing " + provider.info().id(),
                () -> configurator.remove(domain, provider, use, configurator.leftovers(domain, HOST, provider, use)));
    }

    private List<String> tried(String what, Supplier<DomainEdit> change) {
        DomainEdit edit = change.get();
        if (edit.isEmpty()) {
            return List.of(what + " changes nothing");
        }
        byte[] changed = encoded.withText(domain.apply(edit).text()).bytes();
        Encoded read = Encoded.of(changed);
        Domain back = Domain.of(read.text()).apply(edit.inverse());
        int difference = Arrays.mismatch(before, read.withText(back.text()).bytes());
        return difference < 0
                ? List.of()
                : List.of("%s and taking it back leaves other bytes from offset %s".formatted(what, difference));
    }
}
