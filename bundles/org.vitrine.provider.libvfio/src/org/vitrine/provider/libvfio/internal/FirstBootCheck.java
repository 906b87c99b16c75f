// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.libvfio.internal;

import org.osgi.service.component.annotations.Component;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;

/** LVF-013: without an emulated display a guest shows nothing until the GPU's driver is in it (arcd.nim, issues 12, 25). */
@Component(service = Check.class)
public final class FirstBootCheck extends LibvfioCheck {
    private static final String KEY = "nographics";

    /** The check. */
    public FirstBootCheck() {
        super("LVF-013", "Will the first boot show something?");
    }

    @Override
    Finding answer(Arcd arcd) {
        String written = arcd.source().get(KEY).orElse("false");
        if (!written.matches("(?i)y|yes|true|on|n|no|false|off")) {
            return Finding.unknown("Whether the machine has a display is not told: nographics is \"{0}\"", written);
        }
        if (!arcd.toggle(KEY, false)) {
            return Finding.pass("The machine has an emulated display").saw(KEY, written);
        }
        boolean installs = arcd.source().get("container.iso").filter(iso -> !iso.isEmpty()).isPresent();
        Finding finding = installs
                ? Finding.warn("An installation would show nothing")
                : Finding.info("The screen stays black until the guest has the GPU's driver");
        return finding.about(arcd.place(KEY)).saw(KEY, written)
                .because(
                        "With nographics the guest has no display but its GPU, which is dark without a driver; whether the "
                                + "driver is in the guest cannot be seen from outside.")
                .solve("Where it is not in it yet: arcd start FILE --preinstall, then --safe-mode.");
    }
}
