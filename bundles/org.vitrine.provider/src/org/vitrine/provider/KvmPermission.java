// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Kvm;

/**
 * HOST-002. Asked of the user's own libvirt (session, embedded): the system's libvirt runs QEMU as another user, which it
 * gives the device itself.
 */
final class KvmPermission {
    private static final String GROUPS = "/etc/group";

    /** One line of {@code /etc/group}, group(5). */
    private record Group(String name, int gid, List<String> members) {
        static Optional<Group> of(String line) {
            String[] parts = line.split(":", -1);
            return parts.length == 4 && parts[2].matches("\\d{1,9}")
                    ? Optional.of(new Group(parts[0], Integer.parseInt(parts[2]), Arrays.asList(parts[3].split(","))))
                    : Optional.empty();
        }
    }

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
        Entry node = device.get();
        if (node.readable() && node.writable()) {
            return Finding.pass("{0} may be used", Kvm.DEVICE).saw(Kvm.DEVICE, access(node));
        }
        return KvmChecks.withSoftware(s, advise(host, node, KvmChecks.fault(s, "{0} may not open {1}",
                host.user().name().or("This user"), Kvm.DEVICE).saw(Kvm.DEVICE, access(node))));
    }

    private static Finding advise(HostSnapshot host, Entry node, Finding finding) {
        if (host.user().isRoot().is(true)) {
            return finding.because("Even root may not: the device policy of a container or a service forbids it.")
                    .solve("Allow {0} where the container or the service is configured.", Kvm.DEVICE);
        }
        Optional<Group> group = host.text(GROUPS).optional().stream().flatMap(String::lines)
                .flatMap(line -> Group.of(line).stream()).filter(g -> g.gid() == node.gid()).findFirst();
        if (group.isEmpty() || group.get().gid() == 0 || (node.mode() & 060) != 060) {
            return finding.because("No group has been given the device: its mode is {0}.", access(node))
                    .solve("Install QEMU's package for your system, which brings the udev rule that gives {0} to the group kvm.",
                            Kvm.DEVICE);
        }
        String name = group.get().name();
        Fact<String> user = host.user().name();
        boolean isMember = user.optional().filter(group.get().members()::contains).isPresent();
        Finding told = finding.saw(GROUPS, name + ": " + String.join(", ", group.get().members()))
                .saw("groups of this login", host.user().groups());
        return isMember
                ? told.because("{0} is in the group {1}, but not since this login.", user.or("The user"), name)
                        .solve("Log out and in again.")
                : told.because("Only the group {0} may, and {1} is not in it.", name, user.or("the user"))
                        .solve("Run \"sudo usermod -aG {0} {1}\", then log out and in again.", name, user.or("$USER"));
    }

    private static String access(Entry node) {
        String why = node.content() instanceof Fact.Unknown<String>(String reason) ? ", opening it: " + reason : "";
        return "mode %04o, owner %d, group %d%s".formatted(node.mode(), node.uid(), node.gid(), why);
    }
}
