// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;
import java.util.stream.Stream;

/** What the typed views read. */
final class CommonProbes {
    static final List<Probe> ALL = Stream.of(List.of(Probe.path(Cpu.INFO, Volatility.STABLE), Probe.path(Kvm.DEVICE),
            Probe.path(Groups.FILE), Probe.path("/etc/os-release"),
            Probe.path("/proc/net/tcp", Volatility.VOLATILE), Probe.path("/proc/net/tcp6", Volatility.VOLATILE),
            Probe.command(HostCommand.ID), Probe.command(HostCommand.QEMU_VERSION),
            Probe.command(HostCommand.QEMU_DEVICES), Probe.command(HostCommand.QEMU_SPICE),
            Probe.command(HostCommand.LIBVIRT_VERSION), Probe.command(HostCommand.UNITS)), Pci.PROBES, Iommu.PROBES,
            Drm.PROBES, BootScreen.PROBES,
            Mdev.PROBES, Nvidia.PROBES, IntelSriov.PROBES, Kernel.PROBES, Modules.PROBES, Modprobe.PROBES, Boot.PROBES,
            Memory.PROBES, Security.PROBES, HostFirmware.PROBES, GuestFirmware.PROBES, SharedMemory.PROBES,
            Tools.PROBES, Attached.PROBES)
            .flatMap(List::stream).distinct().toList();

    private CommonProbes() {
    }
}
