// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.qxl.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;
import org.vitrine.provider.GuestSystem;
import org.vitrine.provider.MachineTemplate;
import org.vitrine.provider.TemplateSource;

/** Desktops with a QXL adapter, which every host can give. */
@Component
public final class QxlTemplates implements TemplateSource {
    private static final String EVERYWHERE = "what every host has";

    @Override
    public List<MachineTemplate> templates() {
        return List.of(
                MachineTemplate.of("qxl-linux", GuestSystem.LINUX, "QXL desktop, Linux",
                        "A 2D desktop by SPICE, with clipboard and sound; runs on every host").using("qxl", EVERYWHERE),
                MachineTemplate.of("qxl-windows", GuestSystem.WINDOWS, "QXL desktop, Windows",
                        "A 2D desktop by SPICE, with clipboard and sound; runs on every host").using("qxl",
                                EVERYWHERE));
    }
}
