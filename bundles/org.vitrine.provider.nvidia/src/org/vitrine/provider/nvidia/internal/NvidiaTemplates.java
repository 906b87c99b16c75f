// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;
import org.vitrine.provider.MachineTemplate;
import org.vitrine.provider.TemplateSource;

/** Guests with an NVIDIA vGPU. */
@Component
public final class NvidiaTemplates implements TemplateSource {

    @Override
    public List<MachineTemplate> templates() {
        return MachineTemplate.forBoth(NvidiaProvider.ID, "NVIDIA vGPU",
                "The guest has a part of an NVIDIA GPU; its driver needs a licence",
                "The guest has a part of an NVIDIA GPU; its driver needs a licence",
                "an NVIDIA GPU with the vGPU host driver");
    }
}
