// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.Optional;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Memory;
import org.vitrine.host.Fact;

/**
 * HOST-009. libvirt's system daemon raises the limit of a machine with a device of the host by itself; a user's own cannot go
 * beyond the user's.
 */
final class LockedMemory {
    // libvirt's own estimate of what QEMU needs besides the guest's memory
    private static final long OVERHEAD = 1L << 30;

    private LockedMemory() {
    }

    /** Whether root's programs start it: libvirt's daemon, or those of Proxmox VE, KubeVirt and LibVF.IO. */
    private static boolean isOfRoot(Situation s) {
        return s.connection().filter(ConnectionInfo::privileged).isPresent()
                || (s.isCommandLine() ? s.host().user().isRoot().equals(Fact.known(true)) : s.source().isPresent());
    }

    static Finding evaluate(Situation s) {
        if (s.domain().isEmpty() || isOfRoot(s)) {
            return Finding.notApplicable();
        }
        Domain domain = s.domain().get();
        Optional<Long> memory = Memory.of(domain).size().value();
        if (memory.isEmpty()) {
            return Finding.notApplicable();
        }
        long wanted = memory.get() + OVERHEAD;
        Optional<Long> limit = s.host().memory().lockLimit().optional();
        if (limit.filter(bytes -> bytes >= wanted).isPresent()) {
            return Finding.pass("The machine may lock its memory").saw("/proc/self/limits Max locked memory",
                    limit.get());
        }
        Finding finding = s.connection().isPresent() || s.isCommandLine()
                ? Finding.block("This user's machines may not lock enough memory")
                : Finding.info("On the session's libvirt this machine could not lock its memory");
        return finding.about(domain.root())
                .because(
                        "A machine with a device of the host locks all of its memory, here {0} MiB with what QEMU needs.",
                        wanted >> 20)
                .solve("Run it on qemu:///system, or raise the limit: \"@kvm - memlock unlimited\" in a file of "
                        + "/etc/security/limits.d, then log in anew.")
                .saw("/proc/self/limits Max locked memory", limit.map(String::valueOf).orElse("not there"))
                .saw("memory", memory.get() + " bytes");
    }
}
