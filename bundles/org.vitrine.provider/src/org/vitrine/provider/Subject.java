// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.host.PciAddress;
import org.vitrine.host.PciFunction;
import org.vitrine.host.Text;

/**
 * What a figure is measured of: a device, a part of one, or a machine. Two are the same when kind and id are.
 *
 * @param kind   what it is
 * @param id     what names it for as long as it is there: a PCI address as {@code 0000:01:00.0}, the UUID of a mediated device
 *               or of a machine
 * @param title  its name for a person
 * @param parent the id of the device it is a part of; empty for a whole one and for machines
 */
public record Subject(Kind kind, String id, Text title, Optional<String> parent) {

    /** What can be measured. */
    public enum Kind {
        /** The host as a whole. */
        HOST,
        /** A PCI function, virtual ones included. */
        DEVICE,
        /** A mediated device or another part of a device that has no PCI address. */
        PART,
        /** A virtual machine, named by its UUID. */
        MACHINE
    }

    /** A PCI function by its address. */
    public static Subject device(String address, Text title) {
        return new Subject(Kind.DEVICE, address, title, Optional.empty());
    }

    /** A GPU of a host by its PCI function. */
    public static Subject gpu(PciFunction function) {
        return gpu(function.address());
    }

    /** A GPU of a host by its address. */
    public static Subject gpu(PciAddress address) {
        return device(address.toString(), Text.of("GPU {0}", address));
    }

    /** A part of a device. */
    public static Subject part(String id, Text title, String parent) {
        return new Subject(Kind.PART, id, title, Optional.of(parent));
    }

    /** A machine by its UUID. */
    public static Subject machine(String uuid, String name) {
        return new Subject(Kind.MACHINE, uuid, Text.of("{0}", name), Optional.empty());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Subject that && kind == that.kind && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + id.hashCode();
    }
}
