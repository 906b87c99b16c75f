// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;

/** What the typed views read. */
final class CommonProbes {
    static final List<Probe> ALL = List.of(Probe.path(Cpu.INFO, Volatility.STABLE), Probe.path(Kvm.DEVICE),
            Probe.path("/sys/module/kvm*"), Probe.path("/etc/group"), Probe.path("/etc/os-release"),
            Probe.path("/proc/net/tcp", Volatility.VOLATILE), Probe.path("/proc/net/tcp6", Volatility.VOLATILE),
            Probe.command(HostCommand.UNAME), Probe.command(HostCommand.ID), Probe.command(HostCommand.QEMU_VERSION),
            Probe.command(HostCommand.QEMU_DEVICES), Probe.command(HostCommand.QEMU_SPICE));

    private CommonProbes() {
    }
}
