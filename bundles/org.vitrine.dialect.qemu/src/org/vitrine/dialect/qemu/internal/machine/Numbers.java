// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a script names and libvirt numbers: buses, threads for disks, backends for sound. Used by one thread. */
final class Numbers {

    private final Map<String, Integer> usb = new HashMap<>();
    private final Map<String, Integer> serial = new HashMap<>();
    private final Map<String, Integer> cards = new HashMap<>();
    private final List<String> ioThreads = new ArrayList<>();
    private final List<String> audio = new ArrayList<>();

    /** A USB bus of the script and its number in the domain. */
    void usb(String id, int index) {
        usb.put(id, index);
    }

    Optional<Integer> usb(String id) {
        return Optional.ofNullable(usb.get(id));
    }

    /** A bus for serial ports of virtio and its number in the domain. */
    void serial(String id, int index) {
        serial.put(id, index);
    }

    Optional<Integer> serial(String id) {
        return Optional.ofNullable(serial.get(id));
    }

    /** Numbers a reader of smart cards. */
    int addCardReader(String id) {
        int number = cards.size();
        cards.put(id, number);
        return number;
    }

    Optional<Integer> cardReader(String id) {
        return Optional.ofNullable(cards.get(id));
    }

    /** The number of a thread for disks, from 1. */
    int ioThread(String id) {
        if (!ioThreads.contains(id)) {
            ioThreads.add(id);
        }
        return ioThreads.indexOf(id) + 1;
    }

    /** Numbers a backend for sound, from 1. */
    int addAudio(String id) {
        audio.add(id);
        return audio.size();
    }

    /** The number of a backend for sound in the domain. */
    Optional<String> audio(String id) {
        return audio.contains(id) ? Optional.of(String.valueOf(audio.indexOf(id) + 1)) : Optional.empty();
    }

    /** What libvirt will call a bus of the script, PCI's aside. */
    Optional<String> libvirtBus(String bus) {
        String id = bus.replaceFirst("\\.0$", "");
        return usb(id).map(n -> n == 0 ? "usb.0" : "usb" + n + ".0")
                .or(() -> serial(id).map(n -> "virtio-serial" + n + ".0"));
    }
}
