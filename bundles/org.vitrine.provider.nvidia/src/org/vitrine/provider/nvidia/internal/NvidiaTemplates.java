// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;
import org.vitrine.provider.GuestSystem;
import org.vitrine.provider.MachineTemplate;
import org.vitrine.provider.TemplateSource;

/** Guests with an NVIDIA vGPU. */
@Component
public final class NvidiaTemplates implements TemplateSource {
    private static final String GPU = "an NVIDIA GPU with the vGPU host driver";

    @Override
    public List<MachineTemplate> templates() {
        return List.of(
                MachineTemplate.of("nvidia-windows", GuestSystem.WINDOWS, "NVIDIA vGPU, Windows",
                        "The guest has a part of an NVIDIA GPU; its driver needs a licence").using("nvidia", GPU),
                MachineTemplate.of("nvidia-linux", GuestSystem.LINUX, "NVIDIA vGPU, Linux",
                        "The guest has a part of an NVIDIA GPU; its driver needs a licence").withUefi()
                        .using("nvidia", GPU));
    }
}
