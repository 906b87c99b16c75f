// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.List;

import org.vitrine.host.HostCommand;
import org.vitrine.host.Probe;
import org.vitrine.host.Volatility;

/** What the checks of this bundle read beyond the common views. */
final class VfioProbes {
    static final List<Probe> ALL = List.of(Probe.path("/sys/bus/pci/devices/*/reset"),
            Probe.path("/sys/bus/pci/devices/*/iommu"), Probe.path("/sys/devices/system/node/node*"),
            Probe.path("/sys/devices/system/node/node*/hugepages/*/free_hugepages", Volatility.VOLATILE),
            Probe.path(PanelSwitch.ASUS), Probe.path(PanelSwitch.ASUS_ARMOURY), Probe.path(Hooks.FOLDER + "/**"),
            Probe.path("/boot/initr*"), Probe.path("/etc/modules"), Probe.path("/etc/modules-load.d/*"),
            Probe.path("/usr/share/vgabios/*"), Probe.path("/usr/share/kvm/*"),
            Probe.path("/var/lib/libvirt/vbios/*"), Probe.path("/etc/udev/rules.d/*"),
            Probe.path("/usr/share/qemu/*.rom"),
            Probe.path("/proc/meminfo", Volatility.VOLATILE), Probe.command(HostCommand.DEVICE_HOLDERS),
            Probe.command(HostCommand.KERNEL_LOG));

    private VfioProbes() {
    }
}
