// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import org.vitrine.domain.Draft;

/** Guest systems that want different machines. */
public enum GuestSystem {
    /** Linux, or anything that comes with virtio drivers. */
    LINUX("http://libosinfo.org/linux/2022"),
    /** Windows, to which virtio drivers come on an image of their own. */
    WINDOWS("http://microsoft.com/win/11");

    private static final String OS = "/metadata/libosinfo:libosinfo"
            + "[@xmlns:libosinfo='http://libosinfo.org/xmlns/libvirt/domain/1.0']/libosinfo:os@id";
    private final String osinfo;

    GuestSystem(String osinfo) {
        this.osinfo = osinfo;
    }

    /** Says in a domain's metadata that this is its guest, as virt-manager does: by libosinfo's id of a current version. */
    public void write(Draft draft) {
        draft.root().set(OS, osinfo);
    }
}
