// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.gvtg.internal;

import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.ConnectionInfo;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.tck.Altered;
import org.vitrine.provider.tck.Recordings;
import org.vitrine.provider.tck.Scene;

/** A machine with the virtual GPU of a laptop of 2018, to change one thing of; the laptop was written by hand. */
final class Asked {
    static final GraphicsProvider GVTG = new GvtProvider();
    static final String GPU = "0000:00:02.0";
    /** The part that is made, of the type V5_8. */
    static final String UUID = "7f0c2a9e-3c5b-4d0e-9a53-1f6f2f0c8a11";
    static final String FREE = "11111111-2222-3333-4444-555555555555";
    static final String DEVICE = "/sys/bus/mdev/devices/" + UUID;
    static final String DEFINITION = "/etc/mdevctl.d/" + GPU + "/" + UUID;
    static final String TYPES = "/sys/class/mdev_bus/" + GPU + "/mdev_supported_types";
    static final String EGL = "<graphics type='egl-headless'/>";
    static final String VIDEO = "<video><model type='none'/></video>";
    static final String SOUND = """
            <domain type='kvm'>
              <name>sound</name>
              <metadata>
                <vitrine:devices xmlns:vitrine='urn:vitrine:domain:1.0'>
                  <vitrine:device name='%1$s' parent='%2$s' type='i915-GVTg_V5_8'/>
                </vitrine:devices>
              </metadata>
              <memory unit='MiB'>2048</memory>
              <os>
                <type arch='x86_64' machine='q35'>hvm</type>
              </os>
              <devices>
                <emulator>/usr/bin/qemu-system-x86_64</emulator>
                <graphics type='spice'><listen type='socket'/></graphics>
                %3$s
                %4$s
                <hostdev mode='subsystem' type='mdev' model='vfio-pci' display='on'>
                  <source><address uuid='%1$s'/></source>
                </hostdev>
              </devices>
            </domain>
            """.formatted(UUID, GPU, EGL, VIDEO);
    private static final ConnectionInfo SYSTEM = new ConnectionInfo("qemu:///system", true, true, false);

    private Asked() {
    }

    static HostSnapshot laptop() {
        return Recordings.host("intel-laptop-gvtg");
    }

    /** The laptop with nothing else on its aperture and the parts made. */
    static HostSnapshot full() {
        Altered host = Altered.of(laptop());
        GVTG.candidates(laptop())
                .forEach(candidate -> candidate.preset().text(GvtFields.UUID).filter(u -> !u.equals(UUID))
                        .ifPresent(uuid -> make(host, uuid, candidate.preset().get(GvtFields.TYPE))));
        return host.file(TYPES + "/i915-GVTg_V5_8/available_instances", "0\n").host();
    }

    static void make(Altered host, String uuid, String type) {
        host.link("/sys/bus/mdev/devices/" + uuid, "../../../devices/pci0000:00/" + GPU + "/" + uuid)
                .link("/sys/bus/mdev/devices/" + uuid + "/mdev_type", "../mdev_supported_types/" + type);
    }

    static Scene sound() {
        return Scene.of(GVTG, laptop(), SOUND).where(s -> s.on(SYSTEM));
    }

    /** With a part that is not made. */
    static Scene wanting(String type) {
        return sound().with(UUID, FREE).with("i915-GVTg_V5_8", type);
    }

    static Scene with(String what, String instead) {
        return sound().with(what, instead);
    }
}
