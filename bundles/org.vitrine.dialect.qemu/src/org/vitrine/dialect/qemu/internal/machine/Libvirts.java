// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.vitrine.dialect.qemu.internal.args.Arg;

/** Options that say how QEMU is run, which is libvirt's business, and what stays as it is because libvirt has no element. */
final class Libvirts implements Family {

    /** What libvirt always says itself, and to the same effect. */
    private static final Set<String> SAME = Set.of("nodefaults", "no-user-config", "nouserconfig", "S", "no-shutdown",
            "msg", "sandbox",
            "no-fd-bootchk", "no-quit", "alt-grab", "ctrl-grab", "no-frame", "win2k-hack");
    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            Map.entry("daemonize", "libvirt runs the machine in the background itself."),
            Map.entry("id", "Only Proxmox VE's own QEMU has this option."),
            Map.entry("pidfile", "libvirt keeps the process's number itself: see \"virsh domid\"."),
            Map.entry("runas", "libvirt runs QEMU as the user that /etc/libvirt/qemu.conf names."),
            Map.entry("chroot", "libvirt shields QEMU by other means."),
            Map.entry("D", "libvirt writes QEMU's log itself, in /var/log/libvirt/qemu."),
            Map.entry("incoming", "A machine that is migrated here is started by \"virsh migrate\"."),
            Map.entry("loadvm", "A saved state is started by \"virsh snapshot-revert\"."),
            Map.entry("add-fd", "A file that a parent process has open cannot be named."),
            Map.entry("s", "Add it as a qemu:arg where a debugger is to be attached."),
            Map.entry("readconfig", "The file holds more of the machine; put its options on the command line."));

    @Override
    public void read(Reading r) {
        r.given().options(SAME.toArray(String[]::new)).toList().forEach(Arg::taken);
        // What libvirt makes for itself, in a command line that its log holds
        r.given().options("object").filter(
                a -> a.is("qom-type", "secret") && a.is("id", "masterKey0") || a.is("qom-type", "thread-context"))
                .toList().forEach(Arg::taken);
        for (Map.Entry<String, String> other : OTHERWISE.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .toList()) {
            r.given().options(other.getKey()).toList().forEach(arg -> {
                arg.taken();
                r.lose(arg, other.getValue());
            });
        }
        // Words that only a running shell knows are named with the script's surroundings
        r.given().options("").toList().forEach(Arg::taken);
    }

    /** Everything that nobody has translated, for libvirt to hand to QEMU; names of buses become libvirt's. */
    static void keep(Reading r, List<Arg> all) {
        for (Arg arg : all) {
            if (!arg.isTaken()) {
                arg.peek("bus").filter(b -> arg.option().equals("device")).flatMap(r::libvirtBus)
                        .ifPresent(bus -> arg.put("bus", bus));
                r.keep(arg.words().toArray(String[]::new));
                arg.taken();
            }
        }
    }
}
