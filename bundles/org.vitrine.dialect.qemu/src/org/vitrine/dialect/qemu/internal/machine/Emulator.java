// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

/** The program, where the script names one by its whole path; the PCI bridges, which everything else stands on. */
final class Emulator implements Family {

    @Override
    public void read(Reading r) {
        if (r.program().startsWith("/") && !r.program().startsWith("/usr/bin/qemu-system-")) {
            r.root().set("devices/emulator", r.program());
        } else if (r.program().contains("/") && !r.program().startsWith("/")) {
            r.lose(r.program(), "libvirt needs the program's path from the root; it takes the host's own here.");
        }
        r.root().ensure("devices");
        r.pci().read();
    }
}
