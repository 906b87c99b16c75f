// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.libvfio.internal;

import org.osgi.service.component.annotations.Component;
import org.vitrine.host.Probe;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;

/** LVF-011: the installer's tmpfiles line has a wildcard in a line of type f, which makes no file (issue 1 of LibVF.IO). */
@Component(service = Check.class)
public final class TmpfilesCheck extends LibvfioCheck {
    private static final String FILE = "/etc/tmpfiles.d/10-looking-glass.conf";

    /** The check. */
    public TmpfilesCheck() {
        super("LVF-011", "Will the user reach Looking Glass's memory?", Probe.path(FILE));
    }

    @Override
    Finding answer(Arcd arcd) {
        if (!arcd.hasLookingGlass()) {
            return Finding.notApplicable();
        }
        String text = arcd.host().text(FILE).optional().orElse("");
        boolean isWild = text.lines().map(String::strip)
                .anyMatch(line -> line.startsWith("f") && line.contains("kvmfr-*"));
        return isWild
                ? Finding.warn("Looking Glass may not be permitted to read the guest's screen")
                        .because(
                                "systemd-tmpfiles expands no wildcard in a line of type f, so /dev/shm/kvmfr-UUID stays QEMU's own.")
                        .solve("After each start: chgrp kvm and chmod g+rw on /dev/shm/kvmfr-UUID. arcd tries so after 3 seconds.")
                        .saw(FILE, "f /dev/shm/kvmfr-*")
                : Finding.pass("No line of tmpfiles pretends to set the permission").saw(FILE, "no wildcard");
    }
}
