// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.sriov.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;
import org.vitrine.provider.GuestSystem;
import org.vitrine.provider.MachineTemplate;
import org.vitrine.provider.TemplateSource;

/** Guests with a virtual function of a GPU. */
@Component
public final class SriovTemplates implements TemplateSource {
    private static final String GPU = "a GPU with virtual functions and a driver that makes them";

    @Override
    public List<MachineTemplate> templates() {
        return List.of(
                MachineTemplate.of("sriov-windows", GuestSystem.WINDOWS, "SR-IOV virtual GPU, Windows",
                        "The guest has a virtual function of a GPU that the host and others share")
                        .using(SriovProvider.ID, GPU),
                MachineTemplate.of("sriov-linux", GuestSystem.LINUX, "SR-IOV virtual GPU, Linux",
                        "The guest has a virtual function of a GPU that the host and others share").withUefi()
                        .using(SriovProvider.ID, GPU));
    }
}
