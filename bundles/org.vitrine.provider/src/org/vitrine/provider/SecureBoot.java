// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Modules;

/** HOST-014. A module that is loaded was taken; whether a key was enrolled does not show otherwise. */
final class SecureBoot {

    private SecureBoot() {
    }

    static Finding evaluate(Situation s, Collection<String> modules) {
        if (modules.isEmpty()) {
            return Finding.notApplicable();
        }
        HostSnapshot host = s.host();
        List<String> missing = modules.stream().filter(module -> host.hasModule(module).is(false)).toList();
        if (missing.isEmpty()) {
            return Finding.pass("The kernel has taken {0}", String.join(", ", modules)).saw(Modules.FOLDER, modules);
        }
        Optional<String> lockdown = host.security().lockdown().optional().filter(mode -> !mode.equals("none"));
        boolean secure = host.firmware().isSecureBoot().optional().orElse(false);
        if (!secure && lockdown.isEmpty()) {
            return Finding.pass("Secure Boot is off: the kernel takes modules without a signature")
                    .saw("SecureBoot", "off or not there");
        }
        return IommuChecks.onDomain(s, Finding
                .warn("The kernel will refuse {0} unless it is signed", String.join(", ", missing))
                .because(
                        "Secure Boot is on: modprobe says \"Key was rejected by service\" to a module that was built here.")
                .solve("Enroll the key that DKMS signs with (mokutil --import /var/lib/dkms/mok.pub, then start anew), or "
                        + "switch Secure Boot off.")
                .saw("SecureBoot", secure ? "on" : "off").saw("lockdown", lockdown.orElse("none")));
    }
}
