// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.tck;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.Field;
import org.vitrine.provider.GraphicsProvider;

/** What the contract is asked of: a provider, and hosts and domains for it. All but the provider have usual ones. */
public interface Provided {

    /** The provider under test. */
    GraphicsProvider provider();

    /** A host that can give what the provider offers, without a fault. */
    default HostSnapshot host() {
        return SoundHost.snapshot();
    }

    /** Hosts as they are, by name. */
    default Map<String, HostSnapshot> recordings() {
        return Recordings.all();
    }

    /** Domains in several layouts that a use is added to; none of them has a use of this technology. */
    default List<Domain> domains() {
        return Layouts.all();
    }

    /** Domains that use the technology, in which each of its settings is written: {@code golden.xml} beside the test. */
    default List<Domain> golden() {
        return Golden.beside(this, "golden.xml");
    }

    /** Other technologies, which a domain may use at the same time: those that are installed with this one, and two more. */
    default List<GraphicsProvider> others() {
        return Stream.concat(
                Installed.of(provider().getClass()).stream().flatMap(installed -> installed.others().stream()),
                Stream.of(new Neighbour("video"), new Neighbour("hostdev"))).toList();
    }

    /** How long what a bundle had may take to go after it was stopped. */
    default Duration patience() {
        return Duration.ofSeconds(10);
    }

    /** What tells a candidate's device from another's, however little is known of it; usually the device that it takes. */
    default Set<String> devices(List<Candidate> candidates) {
        List<Field<?>> fields = provider().fields().stream().filter(field -> field.kind() == Field.Kind.DEVICE)
                .toList();
        return candidates.stream().map(candidate -> candidate.preset().only(fields).toString())
                .collect(Collectors.toSet());
    }
}
