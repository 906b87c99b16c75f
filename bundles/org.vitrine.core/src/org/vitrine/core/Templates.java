// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;
import org.vitrine.domain.Domain;
import org.vitrine.provider.MachineTemplate;

/** Machines that people want, by the technologies that are installed. Thread-safe. */
@ProviderType
public interface Templates {

    /** All templates whose providers are active, those that every host can give first. Blocks; not for the UI thread. */
    List<MachineTemplate> all();

    /**
     * What a template's graphics are made of on a host. What the host lacks is there as well, with a finding that says what
     * is missing, so that a machine can be prepared for another host. Blocks; not for the UI thread.
     *
     * @param offers all that the host can give, by {@link Preflight#offers}
     */
    List<Offer> parts(MachineTemplate template, List<Offer> offers);

    /**
     * A new machine.
     *
     * @param plan     what it is apart from its graphics, without {@link Blueprint#problems()}
     * @param graphics what draws for it, in the order it is added
     * @throws VitrineException when a provider has gone meanwhile
     */
    Domain machine(Blueprint plan, List<Offer> graphics) throws VitrineException;
}
