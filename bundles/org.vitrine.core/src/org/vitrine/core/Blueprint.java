// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.vitrine.core.internal.BlueprintXml;
import org.vitrine.domain.Domain;
import org.vitrine.host.Text;
import org.vitrine.provider.GuestSystem;
import org.vitrine.provider.MachineTemplate;

/**
 * What a new machine is to be, apart from its graphics, which providers add to {@link #domain()}. Immutable and pure.
 *
 * @param name      its name in libvirt
 * @param guest     what its guest will be
 * @param kvm       whether KVM runs it; QEMU in software otherwise
 * @param memoryMiB its memory in MiB
 * @param vcpus     how many virtual CPUs
 * @param firmware  what starts it
 * @param tpm       whether it gets an emulated TPM 2.0, which needs swtpm on the host
 * @param media     its disk and the images it is installed from
 * @param network   what its network card is connected to
 */
public record Blueprint(String name, GuestSystem guest, boolean kvm, int memoryMiB, int vcpus, Firmware firmware,
        boolean tpm,
        Media media, Network network) {
    private static final int LEAST_MEMORY_MIB = 16;
    private static final int MOST_VCPUS = 4096;

    /** What starts a machine. */
    public enum Firmware {
        /** SeaBIOS, which QEMU brings. */
        BIOS,
        /** OVMF; libvirt chooses the image and makes the machine's variables. */
        UEFI,
        /** OVMF with Secure Boot and Microsoft's keys enrolled, as Windows 11 asks for. */
        UEFI_SECURE;

        /** What is usual for a guest: Windows 11 installs only with Secure Boot. */
        public static Firmware usual(GuestSystem guest) {
            return guest == GuestSystem.WINDOWS ? UEFI_SECURE : BIOS;
        }

        /** What a template asks for. */
        public static Firmware of(MachineTemplate template) {
            Firmware usual = usual(template.guest());
            return usual == BIOS && template.isUefi() ? UEFI : usual;
        }
    }

    /**
     * The images of a machine.
     *
     * @param disk      the file of its disk
     * @param format    the disk's format, {@code qcow2} or {@code raw}
     * @param installer an ISO image to boot while the disk is empty
     * @param drivers   the virtio-win ISO image, from which Windows takes its drivers
     */
    public record Media(Optional<String> disk, String format, Optional<String> installer, Optional<String> drivers) {
        /** None at all. */
        public static final Media NONE = new Media(Optional.empty(), "qcow2", Optional.empty(), Optional.empty());

        /** With a disk of the format that its file's name says. */
        public static Media of(Optional<String> disk, Optional<String> installer, Optional<String> drivers) {
            String format = disk.filter(file -> !file.endsWith(".qcow2")).isPresent() ? "raw" : "qcow2";
            return new Media(disk, format, installer, drivers);
        }
    }

    /** What a network card is connected to. */
    public sealed interface Network {
        /** There is none. */
        record None() implements Network {
        }

        /** QEMU's own network, which needs no rights and lets nobody in. */
        record User() implements Network {
        }

        /**
         * A network of libvirt.
         *
         * @param name its name, for example {@code default}
         */
        record Virtual(String name) implements Network {
        }

        /**
         * A bridge of the host.
         *
         * @param device its interface, for example {@code br0}
         */
        record Bridge(String device) implements Network {
        }
    }

    /** What is wrong with it, in words; empty when all is well. */
    public List<Text> problems() {
        List<Text> problems = new ArrayList<>();
        if (name.isBlank() || name.contains("/") || Domain.unwritable(name).isPresent()) {
            problems.add(Text.of("Give the machine a name without slashes."));
        }
        if (memoryMiB < LEAST_MEMORY_MIB) {
            problems.add(Text.of("A machine needs {0} MiB of memory or more.", LEAST_MEMORY_MIB));
        }
        if (vcpus < 1 || vcpus > MOST_VCPUS) {
            problems.add(Text.of("A machine has 1 to {0} virtual CPUs.", MOST_VCPUS));
        }
        return List.copyOf(problems);
    }

    /**
     * The machine without graphics.
     *
     * @throws IllegalArgumentException when there are {@link #problems()}
     */
    public Domain domain() {
        if (!problems().isEmpty()) {
            throw new IllegalArgumentException(problems().toString());
        }
        return new BlueprintXml(this).domain();
    }
}
