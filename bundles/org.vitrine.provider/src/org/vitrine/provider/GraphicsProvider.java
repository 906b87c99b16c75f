// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;

/**
 * A graphics technology that a virtual machine can use. Stateless, pure and thread-safe; registered as an OSGi service.
 * The core calls it on a bounded thread with a deadline; an exception or a time-out sets it aside.
 */
@ConsumerType
public interface GraphicsProvider {

    /** The property of the service that holds {@link ProviderInfo#id()}, so that its facets are found without asking it. */
    String ID = "vitrine.id";

    /**
     * The property of the service that says which devices of libvirt's XML its uses are of, so that a machine's device can be
     * told whose it is while the provider is not installed: the element's name, a place seen from it and what stands there,
     * {@code video model@type=qxl}. Several where there are several kinds.
     */
    String DEVICES = "vitrine.devices";

    /** Who it is. */
    ProviderInfo info();

    /** The settings of one use, in the order a form shows them; those with a place are read and written by {@link Values}. */
    List<Field<?>> fields();

    /** What this host could give, each with the settings that would take it. Whether it is ready is what the checks say. */
    List<Candidate> candidates(HostSnapshot host);

    /** How this domain uses the technology, in document order. */
    List<Use> uses(Domain domain, HostSnapshot host);

    /** Adds one use: own elements only; what others may share belongs into {@link #needs}. */
    void add(Draft draft, Values values);

    /** Makes a use have these settings; nothing changes when it has them already. */
    default void change(Draft draft, Use use, Values values) {
        values.write(draft.at(use.anchor()));
    }

    /** Takes away what the use owns and nothing else. */
    default void remove(Draft draft, Use use) {
        use.elements().reversed().forEach(element -> draft.at(element).remove());
    }

    /** What a use with these settings needs elsewhere in the domain and may share with others. */
    default List<Need> needs(Values values) {
        return List.of();
    }

    /** The questions this technology asks about its candidates, its uses, a domain or a host. */
    default List<Check> checks() {
        return List.of();
    }

    /** What a snapshot must hold besides {@link HostSnapshot#commonProbes()}. */
    default List<Probe> probes() {
        return List.of();
    }
}
