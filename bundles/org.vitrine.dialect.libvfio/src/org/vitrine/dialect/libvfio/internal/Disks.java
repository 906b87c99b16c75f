// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import java.util.List;

import org.vitrine.domain.Editable;

/** The image, the states, the shared folder and the CD: arcd gives them to QEMU as IDE disks, which q35 has as SATA. */
final class Disks {
    private final Making making;
    private int next;

    private Disks(Making making) {
        this.making = making;
    }

    static void add(Making making) {
        new Disks(making).all();
    }

    private void all() {
        String kernel = making.config().text("container.kernel").orElse("");
        if (kernel.isEmpty()) {
            making.lose("container.kernel", "No image is named, so the machine has no disk: add one.");
        } else {
            image("disk", making.below("kernel", kernel), "qcow2");
        }
        List<String> states = making.config().texts("container.state");
        states.forEach(state -> image("disk", making.below("states", state), "qcow2"));
        making.config().text("container.iso").filter(iso -> !iso.isEmpty())
                .ifPresent(iso -> image("cdrom", making.path("container.iso", iso), "raw"));
        making.config().text("shareddir").filter(folder -> !folder.isEmpty()).ifPresent(this::shared);
    }

    private void image(String device, String file, String format) {
        Editable disk = making.device("disk").set("@type", "file").set("@device", device).set("driver@name", "qemu")
                .set("driver@type", format).set("source@file", file).set("target@dev", target())
                .set("target@bus", "sata");
        if (device.equals("cdrom")) {
            disk.ensure("readonly");
        }
    }

    private void shared(String folder) {
        making.lose("shareddir",
                "libvirt gives a folder as a disk for reading only: the guest cannot write; virtiofs (<filesystem>) could.");
        making.device("disk").set("@type", "dir").set("@device", "disk").set("driver@name", "qemu")
                .set("driver@type", "fat").set("source@dir", making.path("shareddir", folder))
                .set("target@dev", target())
                .set("target@bus", "sata").ensure("readonly");
    }

    /** sda to sdz, then sdaa and so on. */
    private String target() {
        int number = next++;
        String letters = "";
        do {
            letters = (char) ('a' + number % 26) + letters;
            number = number / 26 - 1;
        } while (number >= 0);
        return "sd" + letters;
    }
}
