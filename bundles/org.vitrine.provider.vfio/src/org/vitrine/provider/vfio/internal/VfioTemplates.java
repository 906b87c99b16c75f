// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;
import org.vitrine.provider.GuestSystem;
import org.vitrine.provider.MachineTemplate;
import org.vitrine.provider.TemplateSource;

/** Guests with a whole GPU. */
@Component
public final class VfioTemplates implements TemplateSource {
    private static final String GPU = "a GPU that it can give away, with an IOMMU";

    @Override
    public List<MachineTemplate> templates() {
        return List.of(
                MachineTemplate.of("vfio-windows", GuestSystem.WINDOWS, "GPU passthrough, Windows",
                        "The guest alone has a GPU of the host, with a monitor at it; for games and CAD")
                        .using(VfioProvider.ID, GPU),
                MachineTemplate.of("vfio-linux", GuestSystem.LINUX, "GPU passthrough, Linux",
                        "The guest alone has a GPU of the host; for computing, machine learning and games").withUefi()
                        .using(VfioProvider.ID, GPU));
    }
}
