// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.gvtg.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;
import org.vitrine.provider.GuestSystem;
import org.vitrine.provider.MachineTemplate;
import org.vitrine.provider.TemplateSource;

/** Guests with a part of an Intel GPU. */
@Component
public final class GvtTemplates implements TemplateSource {
    private static final String GPU = "an Intel GPU of Broadwell to Comet Lake with GVT-g switched on";

    @Override
    public List<MachineTemplate> templates() {
        return List.of(
                MachineTemplate.of("gvtg-linux", GuestSystem.LINUX, "Intel GVT-g, Linux",
                        "The guest has a part of the GPU of the host, whose picture is seen in a window").using("gvtg",
                                GPU),
                MachineTemplate.of("gvtg-windows", GuestSystem.WINDOWS, "Intel GVT-g, Windows",
                        "The guest has a part of the GPU of the host, whose picture is seen in a window").using("gvtg",
                                GPU));
    }
}
