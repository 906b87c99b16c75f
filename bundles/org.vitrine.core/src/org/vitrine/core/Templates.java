// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;
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
}
