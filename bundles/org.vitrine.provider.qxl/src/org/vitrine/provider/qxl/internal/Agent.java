// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.qxl.internal;

import org.vitrine.provider.Need;

/** The channel to the SPICE agent in the guest. */
final class Agent {
    /** The name of its port in the guest, which libvirt also takes where none is written. */
    static final String NAME = "com.redhat.spice.0";

    private Agent() {
    }

    /** libvirt refuses a spicevmc channel without a SPICE server, so this comes after the server. */
    static Need need() {
        return Need.of("/devices/channel[@type='spicevmc']/target[@type='virtio']@name", NAME,
                "The clipboard and screens that follow the window's size go through the agent")
                .or("/devices/channel[@type='qemu-vdagent']/target[@type='virtio']@name", NAME);
    }
}
