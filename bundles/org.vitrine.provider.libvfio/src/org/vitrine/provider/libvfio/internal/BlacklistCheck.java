// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.libvfio.internal;

import org.osgi.service.component.annotations.Component;
import org.vitrine.host.Probe;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;

/** LVF-009: LibVF.IO's installer takes GPU drivers from the host (scripts/funcs-libvfio.sh). */
@Component(service = Check.class)
public final class BlacklistCheck extends LibvfioCheck {
    private static final String FILE = "/etc/modprobe.d/blacklist.conf";
    private static final String MARK = "# Libvf.io GPU driver blacklist";

    /** The check. */
    public BlacklistCheck() {
        super("LVF-009", "Has the host kept its GPU drivers?", Probe.path(FILE));
    }

    @Override
    Finding answer(Arcd arcd) {
        String text = arcd.host().text(FILE).optional().orElse("");
        return text.contains(MARK)
                ? Finding.warn("The host's own GPU drivers are switched off")
                        .because("LibVF.IO's installer blacklists nouveau, amdgpu and others for the whole host.")
                        .solve("Take the lines below \"{0}\" out of {1} where the host needs a driver, and make the initramfs anew.",
                                MARK, FILE)
                        .saw(FILE, MARK)
                : Finding.pass("LibVF.IO's installer has switched off no driver").saw(FILE, "no such lines");
    }
}
