// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.virtio.internal;

import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Component;
import org.vitrine.provider.GuestSystem;
import org.vitrine.provider.MachineTemplate;
import org.vitrine.provider.TemplateSource;

/** Linux guests with a virtio-gpu, in 2D and with the host's OpenGL. */
@Component
public final class VirtioTemplates implements TemplateSource {
    @Override
    public List<MachineTemplate> templates() {
        return List.of(
                MachineTemplate
                        .of("virtio-2d", GuestSystem.LINUX, "virtio-gpu, 2D",
                                "A plain screen for a modern Linux guest; runs on every host")
                        .using("virtio", Map.of("accel3d", "no"), Map.of(), "what every host has"),
                MachineTemplate
                        .of("virgl", GuestSystem.LINUX, "virtio-gpu with OpenGL (virgl)",
                                "The GPU of the host draws the OpenGL of a Linux guest, and stays with the host")
                        .using("virtio", Map.of("accel3d", "yes", "screen", "egl-headless"),
                                Map.of("screen", "spice"), "a GPU with a render node (/dev/dri/renderD128)"));
    }
}
