// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.tck.Altered;
import org.vitrine.provider.tck.Recordings;
import org.vitrine.provider.tck.Scene;

/** Sound hosts and domains, to change one thing of. */
final class Sound {
    static final String DEVICES = "/sys/bus/pci/devices/";
    /** The GPU of the desktop that a guest has, and its sound. */
    static final String GPU = DEVICES + "0000:01:00.0";
    static final String AUDIO = DEVICES + "0000:01:00.1";
    /** The GPU that the host draws with. */
    static final String OTHER = DEVICES + "0000:04:00.0";
    static final String BARS = """
            0x0000000084000000 0x0000000084ffffff 0x0000000000040200
            0x0000006000000000 0x000000600fffffff 0x000000000014220c
            0x0000000000000000 0x0000000000000000 0x0000000000000000
            0x0000006400000000 0x0000006401ffffff 0x000000000014220c
            0x0000000000000000 0x0000000000000000 0x0000000000000000
            0x0000000000005000 0x000000000000507f 0x0000000000040101
            0x0000000085000000 0x000000008507ffff 0x0000000000046200
            """;
    static final String AUDIO_DEVICE = """
                <hostdev mode='subsystem' type='pci' managed='yes'>
                  <source>
                    <address domain='0x0000' bus='0x01' slot='0x00' function='0x1'/>
                  </source>
                  <address type='pci' domain='0x0000' bus='0x05' slot='0x00' function='0x1'/>
                </hostdev>
            """;
    static final String DOMAIN = """
            <domain type='kvm'>
              <name>sound</name>
              <metadata>
                <libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0">
                  <libosinfo:os id="http://debian.org/debian/12"/>
                </libosinfo:libosinfo>
              </metadata>
              <memory unit='GiB'>8</memory>
              <vcpu>4</vcpu>
              <os firmware='efi'>
                <type arch='x86_64' machine='q35'>hvm</type>
              </os>
              <cpu mode='host-passthrough'>
                <maxphysaddr mode='passthrough' limit='39'/>
              </cpu>
              <devices>
                <emulator>/usr/bin/qemu-system-x86_64</emulator>
                <hostdev mode='subsystem' type='pci' managed='yes'>
                  <source>
                    <address domain='0x0000' bus='0x01' slot='0x00' function='0x0'/>
                  </source>
                  <address type='pci' domain='0x0000' bus='0x05' slot='0x00' function='0x0' multifunction='on'/>
                </hostdev>
            %s    <input type='evdev'>
                  <source dev='/dev/input/by-id/usb-Keyboard-event-kbd' grab='all'/>
                </input>
                <memballoon model='none'/>
              </devices>
            </domain>
            """.formatted(AUDIO_DEVICE);

    private Sound() {
    }

    /**
     * The desktop with two GPUs, whose resizable BAR has its usual size and whose IOMMU units remap interrupts as all of
     * that generation do.
     */
    static HostSnapshot host() {
        return Altered.of(Recordings.host("nvidia-and-amd-desktop")).file(GPU + "/resource", BARS)
                .file("/sys/class/iommu/dmar1/intel-iommu/ecap", "f050da\n").host();
    }

    /** The same as a headless one: no GPU is the one that it booted on, so that it can spare each. */
    static HostSnapshot headless() {
        return Altered.of(host()).file(OTHER + "/boot_vga", "0\n").host();
    }

    static Scene scene() {
        return Scene.of(new VfioProvider(), host(), DOMAIN);
    }
}
