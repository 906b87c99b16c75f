// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.sriov.internal;

import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.tck.Altered;
import org.vitrine.provider.tck.Recordings;

/** A sound host and a sound domain, to change one thing of. */
final class Sound {
    static final String DEVICES = "/sys/bus/pci/devices/";
    /** The GPU's physical function, and its first virtual one. */
    static final String PF = DEVICES + "0000:00:02.0";
    static final String VF = DEVICES + "0000:00:02.1";
    /** What makes the functions at each boot. */
    static final String TMPFILES = "/etc/tmpfiles.d/gpu.conf";
    static final String NONE = "0x0000000000000000 0x0000000000000000 0x0000000000000000\n";
    static final String BARS = NONE.repeat(7) + """
            0x0000005012000000 0x0000005018ffffff 0x0000000000140204
            0x0000000000000000 0x0000000000000000 0x0000000000000000
            0x0000004030000000 0x000000410fffffff 0x000000000014220c
            """ + NONE.repeat(3);
    static final String ADDRESS = "<address domain='0x0000' bus='0x00' slot='0x02' function='0x1'/>";
    static final String DOMAIN = """
            <domain type='kvm'>
              <name>sound</name>
              <metadata>
                <libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0">
                  <libosinfo:os id="http://debian.org/debian/12"/>
                </libosinfo:libosinfo>
                <vitrine:devices xmlns:vitrine="urn:vitrine:domain:1.0">
                  <vitrine:device name="0000:00:02.1" pf="0000:00:02.0" exec_quantum_ms="20"/>
                </vitrine:devices>
              </metadata>
              <memory unit='GiB'>4</memory>
              <os firmware='efi'>
                <type arch='x86_64' machine='q35'>hvm</type>
              </os>
              <cpu mode='host-passthrough'/>
              <devices>
                <hostdev mode='subsystem' type='pci' managed='yes'>
                  <source>
                    %s
                  </source>
                </hostdev>
                <memballoon model='none'/>
              </devices>
            </domain>
            """.formatted(ADDRESS);

    private Sound() {
    }

    /** The laptop with seven virtual functions, with what the recording does not tell of them. */
    static HostSnapshot host() {
        return Altered.of(Recordings.host("intel-xe-7vfs")).file(PF + "/sriov_offset", "1\n")
                .file(PF + "/sriov_stride", "1\n").file(PF + "/sriov_vf_device", "b080\n").file(PF + "/resource", BARS)
                .file(TMPFILES, "w " + PF + "/sriov_numvfs - - - - 7\n").without("/var/lib/dkms/i915-sriov-dkms")
                .host();
    }

    /** The same with two virtual functions, which is enough to tell one from another. */
    static HostSnapshot withTwo() {
        Altered host = Altered.of(host()).file(PF + "/sriov_numvfs", "2\n").file(PF + "/sriov_totalvfs", "2\n");
        for (int i = 2; i < 7; i++) {
            host.without(PF + "/virtfn" + i).without(DEVICES + "0000:00:02." + (i + 1));
        }
        return host.host();
    }
}
