// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.gvtg.internal;

import java.util.Optional;

import org.vitrine.domain.Domain;
import org.vitrine.provider.Finding;
import org.vitrine.provider.GlScreen;
import org.vitrine.provider.Need;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;

/**
 * GVT-006: GVT-g hands its screen over as a dma-buf, which QEMU shows with OpenGL only ("opengl not available", "The console
 * requires display DMABUF support."). Whether the host can draw it, the common checks of OpenGL screens tell.
 */
final class DmabufScreen {
    static final String ID = "GVT-006";
    private static final String WHY = "The virtual GPU hands its picture over by OpenGL";

    private DmabufScreen() {
    }

    static Need need() {
        return GlScreen.need(WHY).checkedBy(ID);
    }

    static Finding evaluate(Situation s) {
        if (s.use().isEmpty() || s.domain().isEmpty() || !s.get(GvtFields.DISPLAY)) {
            return Finding.notApplicable();
        }
        Domain domain = s.domain().get();
        Optional<GlScreen> screen = GlScreen.told(s);
        if (screen.isPresent()) {
            return GvtChecks.about(s, Finding.pass("The screen has OpenGL").saw("graphics@type", screen.get().type()));
        }
        return GvtChecks.about(s, Finding.block("The machine has no screen with OpenGL")
                .because("{0}; QEMU ends with \"opengl not available\".", WHY)
                .solve("Let QEMU draw it without a window (egl-headless) for the screen that is there, or do not show it.")
                .saw("hostdev@display", "on").saw("graphics with gl", "none")
                .remedy(Remedy.edit(domain, need()::make, "Add OpenGL without a window"))
                .remedy(Remedy.settings(s.values().with(GvtFields.DISPLAY, false).without(GvtFields.RAMFB),
                        "Do not show its screen")));
    }
}
