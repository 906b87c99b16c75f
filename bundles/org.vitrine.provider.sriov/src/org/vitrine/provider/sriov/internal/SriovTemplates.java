// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.sriov.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;
import org.vitrine.provider.MachineTemplate;
import org.vitrine.provider.TemplateSource;

/** Guests with a virtual function of a GPU. */
@Component
public final class SriovTemplates implements TemplateSource {

    @Override
    public List<MachineTemplate> templates() {
        return MachineTemplate.forBoth(SriovProvider.ID, "SR-IOV virtual GPU",
                "The guest has a virtual function of a GPU that the host and others share",
                "The guest has a virtual function of a GPU that the host and others share",
                "a GPU with virtual functions and a driver that makes them");
    }
}
