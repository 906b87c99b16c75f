// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.Map;

/** What QEMU's programs and libvirt call an architecture, where they differ. */
final class Architectures {

    private static final Map<String, String> LIBVIRT = Map.of("i386", "i686", "arm", "armv7l", "or1k", "or32");

    private Architectures() {
    }

    /** libvirt's name of the architecture that {@code qemu-system-…} is called by. */
    static String libvirt(String qemu) {
        return LIBVIRT.getOrDefault(qemu, qemu);
    }

    /** What QEMU's program calls libvirt's architecture. */
    static String qemu(String libvirt) {
        return LIBVIRT.entrySet().stream().filter(e -> e.getValue().equals(libvirt)).map(Map.Entry::getKey).findFirst()
                .orElse(libvirt.equals("armv6l") ? "arm" : libvirt);
    }
}
