// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.List;

/**
 * Memory that guest and host share, {@code <shmem>}.
 *
 * @param element the element
 */
public record SharedMemory(Element element) {

    /** All of a domain, in order. */
    public static List<SharedMemory> of(Domain domain) {
        return domain.devices("shmem").map(SharedMemory::new).toList();
    }

    /** Its name, and that of its file in {@code /dev/shm}. */
    public Setting<String> name() {
        return Setting.word(element, "@name");
    }

    /** {@code ivshmem-plain}, {@code ivshmem-doorbell} or {@code ivshmem}. */
    public Setting<String> model() {
        return Setting.word(element, "model@type");
    }

    /** How it fares when the guest migrates: {@code master} or {@code peer}. */
    public Setting<String> role() {
        return Setting.word(element, "@role");
    }

    /** Its size in bytes. */
    public Setting<Long> size() {
        return Setting.size(element, "size", "size@unit", "b");
    }

    /** The socket of a doorbell's server. */
    public Setting<String> server() {
        return Setting.word(element, "server@path");
    }

    /** How many interrupt vectors a doorbell has. */
    public Setting<Long> vectors() {
        return Setting.number(element, "msi@vectors");
    }
}
