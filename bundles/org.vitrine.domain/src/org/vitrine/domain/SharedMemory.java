// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Memory that guest and host share, {@code <shmem>}.
 *
 * @param element the element
 */
public record SharedMemory(Element element) {
    private static final String PLAIN = "ivshmem-plain";
    private static final String FILES = "/dev/shm/";

    /** All of a domain, in order. */
    public static List<SharedMemory> of(Domain domain) {
        return domain.devices("shmem").map(SharedMemory::new).toList();
    }

    /**
     * The files and devices of the host that back memory which the guest sees as {@code ivshmem-plain}: libvirt's own, and those
     * that QEMU's arguments name.
     */
    public static List<String> files(Domain domain) {
        QemuPassThrough qemu = QemuPassThrough.of(domain);
        Stream<String> named = qemu.options("device").stream()
                .filter(device -> device.kind().filter(PLAIN::equals).isPresent())
                .flatMap(device -> qemu.options("object").stream()
                        .filter(object -> object.get("id").isPresent()
                                && object.get("id").equals(device.get("memdev")))
                        .map(object -> object.get("mem-path")).flatMap(Optional::stream));
        return Stream.concat(of(domain).stream().filter(memory -> memory.model().is(PLAIN))
                .map(memory -> memory.name().value()).flatMap(Optional::stream).map(FILES::concat), named).toList();
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
