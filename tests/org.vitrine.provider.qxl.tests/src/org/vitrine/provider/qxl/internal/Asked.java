// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.qxl.internal;

import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.tck.Scene;
import org.vitrine.provider.tck.SoundHost;

/** A sound domain on a sound host, to change one thing of. */
final class Asked {
    static final GraphicsProvider QXL = new QxlProvider();
    static final String VIDEO = "<video>\n      <model type='qxl'/>\n    </video>";
    static final String GRAPHICS = "<graphics type='spice'>\n      <listen type='socket'/>\n    </graphics>";
    static final String AGENT = "<channel type='spicevmc'>\n      <target type='virtio' name='com.redhat.spice.0'/>\n    </channel>";
    static final String SOUND = """
            <domain type='kvm'>
              <name>sound</name>
              <metadata>
                <libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0">
                  <libosinfo:os id="http://debian.org/debian/12"/>
                </libosinfo:libosinfo>
              </metadata>
              <memory unit='MiB'>512</memory>
              <os>
                <type arch='x86_64' machine='q35'>hvm</type>
              </os>
              <devices>
                <emulator>/usr/bin/qemu-system-x86_64</emulator>
                %s
                %s
                %s
              </devices>
            </domain>
            """.formatted(AGENT, GRAPHICS, VIDEO);

    private Asked() {
    }

    static Scene sound() {
        return in(SOUND);
    }

    static Scene in(String domain) {
        return Scene.of(QXL, SoundHost.snapshot(), domain);
    }

    static Scene with(String what, String instead) {
        return sound().with(what, instead);
    }
}
