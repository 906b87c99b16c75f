// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;
import org.vitrine.provider.MachineTemplate;
import org.vitrine.provider.TemplateSource;

/** Guests with a whole GPU. */
@Component
public final class VfioTemplates implements TemplateSource {

    @Override
    public List<MachineTemplate> templates() {
        return MachineTemplate.forBoth(VfioProvider.ID, "GPU passthrough",
                "The guest alone has a GPU of the host, with a monitor at it; for games and CAD",
                "The guest alone has a GPU of the host; for computing, machine learning and games",
                "a GPU that it can give away, with an IOMMU");
    }
}
