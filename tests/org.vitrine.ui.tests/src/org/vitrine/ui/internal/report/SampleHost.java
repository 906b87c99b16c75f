// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.util.Arrays;
import java.util.List;

import org.vitrine.host.Entry;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciAddress;

/** A host made up in the layout of sysfs, function by function. */
public final class SampleHost {
    static final int HOST_BRIDGE = 0x060000;
    static final int ISA_BRIDGE = 0x060100;
    static final int PORT = 0x060400;
    static final int VGA = 0x030000;
    static final int SOUND = 0x040300;
    static final int NETWORK = 0x020000;
    static final int NVME = 0x010802;
    static final int USB = 0x0c0330;
    private static final String DEVICES = "/sys/bus/pci/devices/";
    private static final int NO_GROUP = -1;
    private final HostSnapshot.Builder builder = HostSnapshot.builder().probed(HostSnapshot.commonProbes());

    private SampleHost() {
    }

    /** Nothing yet. */
    static SampleHost empty() {
        SampleHost host = new SampleHost();
        host.builder.put("/sys/bus/pci/devices", Entry.directory());
        return host;
    }

    /**
     * A function.
     *
     * @param path   the addresses of the bridges above it and its own, with slashes between
     * @param driver empty for none
     * @param group  its IOMMU group, -1 for none
     */
    SampleHost function(String path, int classCode, int id, String driver, int group) {
        String address = path.substring(path.lastIndexOf('/') + 1);
        String folder = DEVICES + address + "/";
        builder.put(DEVICES + address, Entry.link("../../../devices/pci0000:00/" + path));
        file(folder + "class", "0x%06x".formatted(classCode)).file(folder + "vendor", "0x%04x".formatted(id >>> 16));
        file(folder + "device", "0x%04x".formatted(id & 0xffff)).file(folder + "reset_method", "flr bus");
        if (!driver.isEmpty()) {
            builder.put(folder + "driver", Entry.link("../../../bus/pci/drivers/" + driver));
        }
        if (group != NO_GROUP) {
            builder.put(folder + "iommu_group", Entry.link("../../../kernel/iommu_groups/" + group));
            builder.put("/sys/kernel/iommu_groups/" + group + "/devices/" + address,
                    Entry.link("../../../../devices/pci0000:00/" + path));
        }
        return this;
    }

    /** Virtual functions of a function on the same bus, each in a group of its own. */
    SampleHost virtual(String physical, int count, int firstGroup, String driver) {
        PciAddress parent = PciAddress.of(physical.substring(physical.lastIndexOf('/') + 1)).orElseThrow();
        String above = physical.contains("/") ? physical.substring(0, physical.lastIndexOf('/') + 1) : "";
        file(DEVICES + parent + "/sriov_numvfs", String.valueOf(count));
        file(DEVICES + parent + "/sriov_totalvfs", String.valueOf(count));
        for (int i = 0; i < count; i++) {
            PciAddress address = new PciAddress(parent.domain(), parent.bus(), 2 + i / 8, i % 8);
            function(above + address, VGA, 0x10de_2230, driver, firstGroup + i);
            builder.put(DEVICES + parent + "/virtfn" + i, Entry.link("../" + address));
            builder.put(DEVICES + address + "/physfn", Entry.link("../" + parent));
        }
        return this;
    }

    /** A file's text. */
    SampleHost file(String path, String text) {
        builder.put(path, Entry.file(text + "\n"));
        return this;
    }

    /** A symbolic link. */
    SampleHost link(String path, String target) {
        builder.put(path, Entry.link(target));
        return this;
    }

    /** Something that could not be read. */
    SampleHost unreadable(String path) {
        builder.put(path, Entry.unreadable("Permission denied"));
        return this;
    }

    HostSnapshot build() {
        return builder.build();
    }

    /** A graphics card with sound in one group with the port above it, for the host; a network card and a disk. */
    static SampleHost small() {
        return empty().function("0000:00:01.0", PORT, 0x8086_4601, "pcieport", 1)
                .function("0000:00:01.0/0000:01:00.0", VGA, 0x10de_2484, "nvidia", 1)
                .function("0000:00:01.0/0000:01:00.1", SOUND, 0x10de_228b, "snd_hda_intel", 1)
                .function("0000:00:1f.6", NETWORK, 0x8086_15fc, "e1000e", 2)
                .file(DEVICES + "0000:01:00.0/boot_vga", "1")
                .link("/sys/class/drm/card0", "../../devices/pci0000:00/0000:00:01.0/0000:01:00.0/drm/card0")
                .link("/sys/class/drm/card0-DP-1",
                        "../../devices/pci0000:00/0000:00:01.0/0000:01:00.0/drm/card0/card0-DP-1")
                .link("/sys/class/drm/card0-DP-2",
                        "../../devices/pci0000:00/0000:00:01.0/0000:01:00.0/drm/card0/card0-DP-2")
                .file("/sys/class/drm/card0-DP-1/status", "connected")
                .file("/sys/class/drm/card0-DP-2/status", "disconnected");
    }

    /** A server: so many functions, of cards with 32 virtual functions each, and of the chipset. */
    static SampleHost large(int functions) {
        SampleHost host = empty().function("0000:00:00.0", HOST_BRIDGE, 0x8086_0998, "", 0)
                .function("0000:00:14.0", USB, 0x8086_a36d, "xhci_hcd", 1)
                .function("0000:00:1f.0", ISA_BRIDGE, 0x8086_a304, "", 2)
                .function("0000:00:1f.3", SOUND, 0x8086_a348, "snd_hda_intel", 2)
                .function("0000:00:1f.4", 0x0c0500, 0x8086_a323, "i801_smbus", 2)
                .function("0000:00:17.0", NVME, 0x144d_a808, "nvme", 3)
                .function("0000:00:19.0", NETWORK, 0x8086_1572, "i40e", 4);
        List<Integer> ports = Arrays.asList(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        int left = functions - 7;
        int group = 10;
        for (int port : ports) {
            if (left < 3) {
                break;
            }
            String bridge = "0000:00:%02x.0".formatted(port);
            String card = bridge + "/0000:%02x:00.0".formatted(port);
            int virtual = Math.min(32, left - 3);
            host.function(bridge, PORT, 0x8086_347a, "pcieport", group)
                    .function(card, VGA, 0x10de_2235, port % 3 == 0 ? "vfio-pci" : "nvidia", group + 1)
                    .function(card.substring(0, card.length() - 1) + "1", SOUND, 0x10de_1aef,
                            "snd_hda_intel", group + 1)
                    .virtual(card, virtual, group + 2, port % 2 == 0 ? "vfio-pci" : "nvidia");
            left -= 3 + virtual;
            group += 2 + virtual;
        }
        return host;
    }
}
