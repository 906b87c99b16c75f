// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.List;
import java.util.Random;

/** Makes domains that vary as real ones do: in their devices, layout, quotes, line ends and comments. Seeded. */
final class Machines {
    private static final List<String> VIDEO = List.of("<model type='qxl' ram='65536' vram='65536' vgamem='16384' heads='1'/>",
            "<model type='virtio' heads='1' primary='yes'><acceleration accel3d='yes'/></model>", "<model type='none'/>",
            "<model type='vga' vram='16384'/>", "<model type='bochs'/>");
    private static final List<String> GRAPHICS = List.of("<graphics type='spice' autoport='yes'><listen type='none'/></graphics>",
            "<graphics type='vnc' port='-1' listen='127.0.0.1'/>", "<graphics type='egl-headless'/>",
            "<graphics type='spice'><gl enable='yes' rendernode='/dev/dri/renderD128'/><image compression='off'/></graphics>");
    private static final List<String> OTHERS = List.of(
            "<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='/var/lib/images/%d.qcow2'/><target dev='vd%c' bus='virtio'/></disk>",
            "<interface type='network'><mac address='52:54:00:00:00:%02x'/><source network='default'/><model type='virtio'/></interface>",
            "<hostdev mode='subsystem' type='pci' managed='yes'><source><address domain='0x0000' bus='0x%02x' slot='0x00' function='0x0'/></source></hostdev>",
            "<controller type='pci' index='%d' model='pcie-root-port'/>", "<input type='tablet' bus='usb'/>",
            "<channel type='spicevmc'><target type='virtio' name='com.redhat.spice.0'/></channel>",
            "<shmem name='looking-glass-%d'><model type='ivshmem-plain'/><size unit='M'>64</size></shmem>",
            "<memballoon model='none'/>", "<unknown:thing xmlns:unknown='urn:x' n='%d'>kept &amp; <![CDATA[<so>]]></unknown:thing>");

    private static final List<String> MANY = OTHERS.stream()
            .filter(device -> !device.startsWith("<hostdev") && !device.startsWith("<shmem")).toList();
    private static final int FEW = 24;

    private final Random random;

    Machines(long seed) {
        random = new Random(seed);
    }

    /** @param devices about how many it has; of those that are handed through and shared memory a few, however many */
    String next(int devices) {
        StringBuilder text = new StringBuilder();
        text.append("<domain type='kvm'>\n  <name>machine-").append(random.nextInt(1 << 20)).append("</name>\n")
                .append("  <memory unit='KiB'>8388608</memory>\n  <vcpu placement='static'>8</vcpu>\n")
                .append("  <os firmware='efi'>\n    <type arch='x86_64' machine='q35'>hvm</type>\n  </os>\n")
                .append("  <features>\n    <acpi/>\n    <apic/>\n    <kvm>\n      <hidden state='on'/>\n    </kvm>\n  </features>\n")
                .append("  <cpu mode='host-passthrough'>\n    <topology sockets='1' cores='4' threads='2'/>\n  </cpu>\n  <devices>\n");
        line(text, pick(GRAPHICS));
        line(text, "<video>" + pick(VIDEO) + "</video>");
        for (int i = 0; i < devices; i++) {
            int n = random.nextInt(200);
            line(text, pick(i < FEW ? OTHERS : MANY).replace("%02x", "%02x".formatted(n)).replace("%d", "" + n)
                    .replace("%c", "" + (char) ('a' + n % 26)));
            if (random.nextInt(8) == 0) {
                line(text, "<!-- number " + i + ", as <video> & 'so' on -->");
            }
        }
        return laidOut(text.append("  </devices>\n</domain>\n").toString());
    }

    private String laidOut(String text) {
        return switch (random.nextInt(6)) {
            case 0 -> text.replace("\n", "\r\n");
            case 1 -> text.contains("\"") ? text : text.replace("'", "\"");
            case 2 -> text.replace("  ", "\t");
            case 3 -> "<?xml version='1.0' encoding='UTF-8'?>\n" + text;
            case 4 -> text.replace("><", ">\n      <");
            default -> text;
        };
    }

    private static void line(StringBuilder text, String device) {
        text.append("    ").append(device).append('\n');
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
