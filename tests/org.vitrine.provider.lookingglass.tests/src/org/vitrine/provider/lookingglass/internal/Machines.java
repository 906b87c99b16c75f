// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.lookingglass.internal;

import org.vitrine.host.Entry;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.tck.Altered;
import org.vitrine.provider.tck.Scene;
import org.vitrine.provider.tck.SoundHost;

/** A host with an Intel GPU for itself and kvmfr for guests, and machines whose memory kvmfr or a file backs. */
final class Machines {
    static final GraphicsProvider GLASS = new LookingGlassProvider();
    static final String DEVICE = "/dev/kvmfr0";
    static final String FILE = "/dev/shm/looking-glass";
    static final HostSnapshot HOST = Altered.of(SoundHost.snapshot())
            .link("/sys/class/drm/renderD128", "../../devices/pci0000:00/0000:00:02.0/drm/renderD128")
            .link("/sys/class/drm/renderD128/device/driver", "../../../bus/pci/drivers/i915")
            .with("/sys/module/kvmfr", Entry.directory()).with(DEVICE, Entry.device(0660, 0, 104, true))
            .file("/etc/modprobe.d/kvmfr.conf", "options kvmfr static_size_mb=32\n")
            .file(Kvmfr.RULES, Kvmfr.RULE).file(Kvmfr.FILES, "f " + FILE + " 0660 ann kvm -\n").without(FILE)
            .without(Kvmfr.AT_BOOT)
            .file("/etc/libvirt/qemu.conf", "cgroup_device_acl = [ \"/dev/null\", \"" + DEVICE + "\" ]\n")
            .without("/sys/module/apparmor").without("/sys/fs/selinux").without("/sys/kernel/security/lockdown")
            .without("/sys/firmware/efi").file("/usr/bin/looking-glass-client", "").host();
    static final String SPICE = "<graphics type='spice' port='5900' autoport='no'><listen type='address' address='127.0.0.1'/></graphics>";
    static final String SHMEM = "<shmem name='looking-glass'><model type='ivshmem-plain'/><size unit='M'>32</size></shmem>";
    static final String DEVICE_ARGUMENT = "{'driver':'ivshmem-plain','id':'shmem0','memdev':'looking-glass'}";
    private static final String ARGUMENTS = """
            <qemu:commandline>
                <qemu:arg value="-device"/>
                <qemu:arg value="%s"/>
                <qemu:arg value="-object"/>
                <qemu:arg value="{'qom-type':'memory-backend-file','id':'looking-glass','mem-path':'/dev/kvmfr0','size':33554432,'share':true}"/>
              </qemu:commandline>
            """
            .formatted(DEVICE_ARGUMENT);
    private static final String FRAME = """
            <domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
              <name>sound</name>
              <metadata>
                <vitrine:devices xmlns:vitrine='urn:vitrine:domain:1.0'>
                  <vitrine:device name='%s' x='1920' y='1080'/>
                </vitrine:devices>
              </metadata>
              <memory unit='MiB'>512</memory>
              <os><type arch='x86_64' machine='q35'>hvm</type></os>
              <devices>
                %s
                %s
              </devices>
              %s
            </domain>
            """;

    private Machines() {
    }

    /** A machine with kvmfr. */
    static Scene kvmfr() {
        return Scene.of(GLASS, HOST, FRAME.formatted("kvmfr0", SPICE, "", ARGUMENTS));
    }

    /** A machine with a file. */
    static Scene file() {
        return Scene.of(GLASS, HOST, FRAME.formatted("looking-glass", SPICE, SHMEM, ""));
    }
}
