// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;
import java.util.stream.Stream;

/**
 * What confines machines on this host besides permissions.
 *
 * @param host the snapshot it is seen in
 */
public record Security(HostSnapshot host) {
    private static final String APPARMOR_ENABLED = "/sys/module/apparmor/parameters/enabled";
    private static final String SELINUX_ENFORCE = "/sys/fs/selinux/enforce";
    private static final String LOCKDOWN = "/sys/kernel/security/lockdown";
    /** Where people allow libvirt's machines more paths under AppArmor. */
    public static final String APPARMOR_LOCAL = "/etc/apparmor.d/local/abstractions/libvirt-qemu";

    /** What a snapshot must hold for this view. */
    static final List<Probe> PROBES = Stream.of(APPARMOR_ENABLED, SELINUX_ENFORCE, LOCKDOWN, APPARMOR_LOCAL)
            .map(Probe::path).toList();

    /** The security modules that libvirt has a driver for. */
    public enum Driver {
        /** Profiles of paths. */
        APPARMOR,
        /** Labels. */
        SELINUX
    }

    /** The one that is on; absent when none is. */
    public Fact<Driver> driver() {
        return host.entry(SELINUX_ENFORCE).map(there -> Driver.SELINUX).ifAbsent(() -> host.file(APPARMOR_ENABLED)
                .flatMap(Numbers::flag).flatMap(on -> on ? Fact.known(Driver.APPARMOR) : Fact.absent()));
    }

    /** Whether SELinux refuses rather than only reports; absent when it is off. */
    public Fact<Boolean> isSelinuxEnforcing() {
        return host.file(SELINUX_ENFORCE).flatMap(Numbers::flag);
    }

    /** The rules that people added for libvirt's machines under AppArmor; absent when there is no such file. */
    public Fact<String> apparmorLocalRules() {
        return host.text(APPARMOR_LOCAL);
    }

    /** The kernel's lockdown: {@code none}, {@code integrity} or {@code confidentiality}; absent when it has none. */
    public Fact<String> lockdown() {
        return host.file(LOCKDOWN).flatMap(line -> Stream.of(line.split("\\s+"))
                .filter(word -> word.startsWith("[") && word.endsWith("]")).findFirst()
                .map(word -> Fact.known(word.substring(1, word.length() - 1)))
                .orElseGet(() -> Fact.unknown("\"" + line + "\" does not tell which lockdown holds")));
    }
}
