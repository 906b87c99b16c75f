// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.Optional;

import org.vitrine.host.Entry;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Kvm;
import org.vitrine.host.Text;

/**
 * HOST-002. Asked of the user's own libvirt (session, embedded): the system's libvirt runs QEMU as another user, which it
 * gives the device itself.
 */
final class KvmPermission {

    private KvmPermission() {
    }

    static Finding evaluate(Situation s) {
        HostSnapshot host = s.host();
        if (!KvmChecks.isAsked(s) || s.connection().filter(ConnectionInfo::privileged).isPresent()) {
            return Finding.notApplicable();
        }
        Optional<Entry> device = host.kvm().device().optional();
        if (device.isEmpty()) {
            return Finding.notApplicable();
        }
        var node = new DeviceNode(host, Kvm.DEVICE, device.get());
        if (node.isOpen()) {
            return Finding.pass("{0} may be used", Kvm.DEVICE).saw(Kvm.DEVICE, node.access());
        }
        Finding closed = KvmChecks.fault(s, "{0} may not open {1}", host.user().name().or("This user"), Kvm.DEVICE)
                .saw(Kvm.DEVICE, node.access());
        return KvmChecks.withSoftware(s, node.advise(closed, Text.of(
                "Install QEMU's package for your system, which brings the udev rule that gives {0} to the group kvm.",
                Kvm.DEVICE)));
    }
}
