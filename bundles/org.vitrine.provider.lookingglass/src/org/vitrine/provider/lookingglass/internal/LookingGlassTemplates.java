// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.lookingglass.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;
import org.vitrine.provider.GuestSystem;
import org.vitrine.provider.MachineTemplate;
import org.vitrine.provider.TemplateSource;

/** A Windows guest with a whole GPU, watched on this host. */
@Component
public final class LookingGlassTemplates implements TemplateSource {
    @Override
    public List<MachineTemplate> templates() {
        return List.of(MachineTemplate
                .of("looking-glass", GuestSystem.WINDOWS, "Looking Glass, Windows",
                        "What a passed-through GPU draws is seen on the desktop of the host, without a second monitor")
                .using("vfio", "a GPU that it can give away, with an IOMMU")
                .using("lookingglass", "memory to share"));
    }
}
