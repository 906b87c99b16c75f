// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.ConnectionInfo;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.tck.Altered;
import org.vitrine.provider.tck.Recordings;
import org.vitrine.provider.tck.Scene;

/**
 * Machines on a server with a T4, whose virtual GPUs are mediated devices, and an L40, whose virtual functions are. The server
 * and what its commands answer were written by hand, after NVIDIA's guides and logs that people have shown.
 */
final class Asked {
    static final GraphicsProvider NVIDIA = new NvidiaProvider();
    static final String T4 = "0000:21:00.0";
    static final String L40 = "0000:41:00.0";
    static final String BOUND = "/sys/bus/pci/drivers/nvidia/";
    static final String PCI = "/sys/bus/pci/devices/";
    /** The T4's mediated device that is made, a T4-4Q. */
    static final String UUID = "aa618089-8b16-4d01-a136-25a0f3c73123";
    static final String FREE = "11111111-2222-3333-4444-555555555555";
    static final String TYPES = "/sys/class/mdev_bus/" + T4 + "/mdev_supported_types/";
    static final String UNITS = """
            Id=nvidia-vgpud.service
            LoadState=loaded
            ActiveState=inactive
            UnitFileState=enabled

            Id=nvidia-vgpu-mgr.service
            LoadState=loaded
            ActiveState=active
            UnitFileState=enabled
            """;
    static final String VGPUS = """
            GPU 00000000:21:00.0
                Active vGPUs                          : 1
                vGPU ID                               : 3251634213
                    VM UUID                           : 5f1b8c1e-1b5f-4a8e-8c3c-0c8f3b0e9d11
                    VM Name                           : desk
                    vGPU Name                         : GRID T4-4Q
                    vGPU Type                         : 232
                    License Status                    : Licensed (Expiry: 2026-11-23 11:34:20 GMT)
            """;
    static final String GPUS = """
            00000000:21:00.0, Tesla T4, 15360, 4300, Disabled
            00000000:41:00.0, NVIDIA L40, 46068, 2048, Disabled
            """;
    static final String LOG = """
            notice: vmiop_log: (0x0): Guest NVIDIA driver information:
            notice: vmiop_log: (0x0): vGPU license state: Licensed
            """;
    static final String DOMAIN = """
            <domain type='kvm'>
              <name>sound</name>
              <metadata>
                <libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0">
                  <libosinfo:os id="http://microsoft.com/win/10"/>
                </libosinfo:libosinfo>
                <vitrine:devices xmlns:vitrine='urn:vitrine:domain:1.0'>
                  <vitrine:device name='%s' parent='%s' type='%s' frame_rate_limiter='0'/>
                </vitrine:devices>
              </metadata>
              <memory unit='MiB'>8192</memory>
              <os firmware='efi'>
                <type arch='x86_64' machine='q35'>hvm</type>
              </os>
              <devices>
                <emulator>/usr/bin/qemu-system-x86_64</emulator>
                <graphics type='vnc' autoport='yes'/>
                <video><model type='virtio'/></video>
                %s
              </devices>
            </domain>
            """;
    static final String MEDIATED = DOMAIN.formatted(UUID, T4, "nvidia-232",
            "<hostdev mode='subsystem' type='mdev' model='vfio-pci'><source><address uuid='" + UUID
                    + "'/></source></hostdev>");
    static final String FUNCTION = DOMAIN.formatted("0000:41:00.4", L40, "1150",
            "<hostdev mode='subsystem' type='pci' managed='no'><source><address domain='0x0000' bus='0x41' slot='0x00' "
                    + "function='0x4'/></source></hostdev>");
    private static final ConnectionInfo SYSTEM = new ConnectionInfo("qemu:///system", true, true, false);

    private Asked() {
    }

    static HostSnapshot server() {
        return Altered.of(Recordings.host("nvidia-vgpu-server")).answer(HostCommand.UNITS, UNITS)
                .answer(HostCommand.NVIDIA_GPUS, GPUS).answer(HostCommand.NVIDIA_VGPUS, VGPUS)
                .answer(HostCommand.VGPU_LOG, LOG)
                .file("/etc/mdevctl.d/" + T4 + "/" + UUID,
                        "{\"mdev_type\": \"nvidia-232\", \"start\": \"auto\", \"attrs\": []}")
                .host();
    }

    /** The server with all that is offered made, and nothing left. */
    static HostSnapshot full() {
        Altered host = Altered.of(server());
        for (String type : new String[]{"222", "234"}) {
            String uuid = FREE.replace("555555555555", "000000000" + type);
            host.link("/sys/bus/mdev/devices/" + uuid, "../../../devices/pci0000:20/0000:20:01.1/" + T4 + "/" + uuid)
                    .link("/sys/bus/mdev/devices/" + uuid + "/mdev_type", "../mdev_supported_types/nvidia-" + type);
        }
        host.file(TYPES + "nvidia-232/available_instances", "0\n");
        for (String function : new String[]{"5", "6", "7"}) {
            host.file(BOUND + "0000:41:00." + function + "/nvidia/creatable_vgpu_types", "ID    : vGPU Name\n");
        }
        return host.host();
    }

    private static Scene in(String domain) {
        return Scene.of(NVIDIA, server(), domain).where(s -> s.on(SYSTEM));
    }

    /** A machine with the T4's mediated device. */
    static Scene mediated() {
        return in(MEDIATED);
    }

    /** A machine with the L40's virtual function that is a virtual GPU. */
    static Scene function() {
        return in(FUNCTION);
    }

    /** A machine that wants a virtual function which is no virtual GPU yet. */
    static Scene free(String type) {
        return function().with("0000:41:00.4", "0000:41:00.5").with("function='0x4'", "function='0x5'").with("1150",
                type);
    }
}
