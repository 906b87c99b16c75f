// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.virtio.internal;

import org.vitrine.host.Entry;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.tck.Altered;
import org.vitrine.provider.tck.Scene;
import org.vitrine.provider.tck.SoundHost;

/** A host with an Intel GPU, new QEMU and virglrenderer, and machines in 2D, with OpenGL and with Vulkan on it. */
final class Machines {
    static final GraphicsProvider VIRTIO = new VirtioProvider();
    static final String NODE = "/dev/dri/renderD128";
    static final String BY_PATH = "/dev/dri/by-path/pci-0000:00:02.0-render";
    static final HostSnapshot HOST = Altered.of(SoundHost.snapshot())
            .answer(HostCommand.QEMU_VERSION, "QEMU emulator version 11.0.0\n")
            .answer(HostCommand.QEMU_DEVICES, "name \"virtio-vga\", bus PCI\nname \"virtio-vga-gl\", bus PCI\n")
            .answer(HostCommand.LIBVIRT_VERSION, "11.2.0\n").answer(HostCommand.UNAME, "Linux 6.14.2 x86_64\n")
            .file("/proc/cpuinfo", """
                    vendor_id\t: GenuineIntel
                    model name\t: Intel(R) Core(TM) CPU
                    address sizes\t: 39 bits physical, 48 bits virtual
                    flags\t\t: fpu vmx ept
                    """)
            .link("/sys/class/drm/renderD128", "../../devices/pci0000:00/0000:00:02.0/drm/renderD128")
            .link("/sys/class/drm/renderD128/device/driver", "../../../bus/pci/drivers/i915")
            .with(NODE, Entry.device(0660, 0, 105, true)).link(BY_PATH, "../renderD128")
            .with("/dev/udmabuf", Entry.device(0660, 0, 104, true))
            .file("/usr/lib/x86_64-linux-gnu/libEGL.so.1", "").file("/usr/lib/x86_64-linux-gnu/libGL.so.1", "")
            .file("/usr/libexec/virgl_render_server", "").file("/etc/libvirt/qemu.conf", "")
            .without("/.flatpak-info").without("/sys/fs/selinux/enforce").without("/sys/module/apparmor").host();
    static final String ACCELERATION = "<acceleration accel3d='yes'/>";
    static final String SCREEN = "<graphics type='egl-headless'><gl rendernode='" + BY_PATH + "'/></graphics>";
    static final String MEMORY = "<memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking>";
    static final String VENUS = "<qemu:property name='venus' type='bool' value='true'/>";
    static final String HOSTMEM = "<qemu:property name='hostmem' type='unsigned' value='1073741824'/>";
    static final String DEBIAN = "http://debian.org/debian/12";
    static final String SPICE = "<graphics type='spice'><listen type='socket'/></graphics>";
    private static final String FRAME = """
            <domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
              <name>sound</name>
              <metadata>
                <libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0">
                  <libosinfo:os id="%s"/>
                </libosinfo:libosinfo>
              </metadata>
              <memory unit='MiB'>512</memory>
              %s
              <os><type arch='x86_64' machine='q35'>hvm</type></os>
              <devices>
                %s
                <video>%s</video>
              </devices>
              %s
            </domain>
            """;

    private Machines() {
    }

    /** An adapter in 2D. */
    static Scene flat() {
        return Scene.of(VIRTIO, HOST, FRAME.formatted(DEBIAN, "", SPICE, "<model type='virtio'/>", ""));
    }

    /** An adapter with OpenGL. */
    static Scene accelerated() {
        return Scene.of(VIRTIO, HOST, FRAME.formatted(DEBIAN, "", SPICE + SCREEN,
                "<model type='virtio'>" + ACCELERATION + "</model>", ""));
    }

    /** An adapter with Vulkan. */
    static Scene vulkan() {
        return Scene.of(VIRTIO, HOST, FRAME.formatted(DEBIAN, MEMORY, SPICE + SCREEN,
                "<model type='virtio' blob='on'>" + ACCELERATION + "</model><alias name='ua-gpu'/>",
                "<qemu:override><qemu:device alias='ua-gpu'><qemu:frontend>" + VENUS + HOSTMEM
                        + "</qemu:frontend></qemu:device></qemu:override>"));
    }
}
