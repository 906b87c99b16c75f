// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.sriov.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciAddress;
import org.vitrine.host.PciFunction;

/**
 * A GPU that has virtual functions, or could have.
 *
 * @param function its physical function
 */
record Physical(PciFunction function) {
    static final int NVIDIA = 0x10de;
    static final int AMD = 0x1002;
    static final int INTEL = 0x8086;
    private static final int DISPLAY = 0x03;
    // Instinct accelerators are no display controllers
    private static final int ACCELERATOR = 0x12;
    private static final int SLOT_AND_FUNCTION = 8;
    // where a virtual function is when nobody tells: right behind, as on Intel's integrated GPUs
    private static final int NEXT = 1;
    private static final int MOST_OFFERED = 64;

    /** All of a host, those of NVIDIA left out; what cannot be told stays in. */
    static List<Physical> of(HostSnapshot host) {
        return host.pci().functions().or(List.of()).stream().filter(Physical::isOne).map(Physical::new).toList();
    }

    private static boolean isOne(PciFunction function) {
        boolean isGpu = function.classCode().couldBe(code -> code >> 16 == DISPLAY || code >> 16 == ACCELERATOR);
        return isGpu && !(function.physicalFunction() instanceof Fact.Known)
                && !function.vendor().equals(Fact.known(NVIDIA))
                && (!(function.totalVfs() instanceof Fact.Absent) || couldHave(function) || isOfGim(function));
    }

    private static boolean couldHave(PciFunction function) {
        return function.vendor().couldBe(vendor -> vendor == INTEL)
                && function.device().couldBe(device -> IntelGpu.of(device).isPresent());
    }

    private static boolean isOfGim(PciFunction function) {
        return function.driver().or("").equals("gim");
    }

    HostSnapshot host() {
        return function.host();
    }

    boolean isOf(int vendor) {
        return function.vendor().is(vendor);
    }

    /** How many it has, as far as that is known. */
    int count() {
        return (int) host().list(function.path()).or(List.of()).stream().filter(name -> name.matches("virtfn\\d{1,5}"))
                .count();
    }

    /** Where each of them is, and the next one that it could have. */
    List<PciAddress> addresses() {
        int there = count();
        int most = function.totalVfs().or(there + 1);
        return IntStream.range(0, Math.min(MOST_OFFERED, Math.min(there + 1, Math.max(most, there == 0 ? 1 : there))))
                .mapToObj(this::address).toList();
    }

    /** Where the virtual function of a number is, from 0; follows from offset and stride where it is not there yet. */
    PciAddress address(int index) {
        Fact<PciAddress> link = host().link(function.path() + "/virtfn" + index)
                .flatMap(name -> PciAddress.of(name).map(Fact::known).orElseGet(Fact::absent));
        if (link instanceof Fact.Known<PciAddress>(PciAddress there)) {
            return there;
        }
        PciAddress at = function.address();
        int routing = (at.bus() << SLOT_AND_FUNCTION | at.slot() << 3 | at.function()) + number("sriov_offset")
                + index * number("sriov_stride");
        return new PciAddress(at.domain(), routing >> SLOT_AND_FUNCTION & 0xff, routing >> 3 & 0x1f, routing & 7);
    }

    private int number(String attribute) {
        String text = function.read(attribute).or("");
        int number = text.matches("\\d{1,5}") ? Integer.parseInt(text) : NEXT;
        return number == 0 ? NEXT : number;
    }

    /** The number of the virtual function at an address, from 0; empty when it could have none there. */
    Optional<Integer> index(PciAddress vf) {
        int most = Math.max(count(), function.totalVfs().or(MOST_OFFERED));
        return IntStream.range(0, Math.min(MOST_OFFERED, most)).boxed().filter(index -> address(index).equals(vf))
                .findFirst();
    }

    /** Whether i915-sriov-dkms is installed, with the names of its versions. */
    Fact<List<String>> dkms() {
        return host().list("/var/lib/dkms/i915-sriov-dkms")
                .map(names -> names.stream().filter(name -> name.matches("\\d[\\d.]*")).toList());
    }

    /** The generation of Intel's that it is of. */
    Optional<IntelGpu> generation() {
        return isOf(INTEL) ? function.device().optional().flatMap(IntelGpu::of) : Optional.empty();
    }

    /** Its name for a person. */
    String title() {
        String vendor = function.vendor().map(id -> id == INTEL ? "Intel" : id == AMD ? "AMD" : "%04x".formatted(id))
                .or("unknown");
        String chip = function.vendor().or(0) == INTEL
                ? IntelGpu.of(function.device().or(0)).map(IntelGpu::title).orElse("GPU")
                : "GPU";
        return "%s %s at %s".formatted(vendor, chip, function.address());
    }
}
