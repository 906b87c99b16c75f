// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciAddress;
import org.vitrine.provider.Choice;
import org.vitrine.provider.Field;
import org.vitrine.provider.Values;

/**
 * The settings of one GPU that is passed through. Those with a relative place stand at the GPU's own {@code <hostdev>}; those
 * with an absolute one are the domain's, and other technologies may share them.
 */
final class VfioFields {
    /** Hyper-V's signature in CPUID has 12 bytes, and libvirt takes no more. */
    private static final String GPU = "GPU";
    private static final String ROM_GROUP = "Option ROM";
    private static final String MEMORY = "Addresses";
    private static final String HIDING = "Hiding";

    static final Field<List<String>> FUNCTIONS = Field.listOf(Field.device("functions"))
            .where(VfioFields::areOfOneSlot, "functions must be PCI addresses of one slot, for example {0}",
                    "0000:01:00.0,0000:01:00.1")
            .from(VfioFields::gpus).labelled("GPU and its companions", "").in(GPU)
            .explained(
                    "The GPU first, then what belongs to it in the same slot: sound, USB and USB-C controllers. Take all "
                            + "of them: the kernel lets a guest have the devices of an IOMMU group together only.");
    static final Field<Boolean> TOGETHER = Field.toggle("together", "on", "off").labelled("One slot in the guest", "")
            .in(GPU)
            .explained(
                    "Shows the functions to the guest as one card, as they are on the host (multifunction); drivers of "
                            + "some cards look for their sound function there. Without it each function is a card of its own.");
    static final Field<Boolean> MANAGED = Field.toggle("managed", "yes", "no").at("@managed")
            .labelled("libvirt binds the driver", "").in(GPU)
            .explained(
                    "yes: libvirt takes the functions from their drivers when the machine starts and gives them back "
                            + "when it ends. no: they must have vfio-pci before, from the boot on for example.");
    static final Field<String> MODEL = Field.text("model").at("driver@model")
            .where(word -> word.matches("[A-Za-z0-9_-]*"), "model must be the name of a kernel driver")
            .labelled("VFIO driver", "").in(GPU)
            .explained(
                    "The name of a variant driver, or vfio-pci to avoid one. Leave it empty: libvirt 10 and newer choose "
                            + "the best, older ones know vfio-pci only.");
    static final Field<String> ROM = Field.text("rom").at("rom@file")
            .where(path -> path.isEmpty() || path.startsWith("/"), "rom must be an absolute path")
            .labelled("ROM file", "").in(ROM_GROUP)
            .explained(
                    "A copy of the card's own video BIOS. A card that the host booted on often needs one, because what "
                            + "the guest would read is the copy that the host's firmware has changed.");
    static final Field<Boolean> ROM_BAR = Field.toggle("rombar", "on", "off").at("rom@bar").byDefault(true)
            .labelled("Guest sees the ROM", "").in(ROM_GROUP)
            .explained("Turn it off when the guest's firmware hangs in the card's ROM; then nothing shows before the "
                    + "guest's own driver.");
    static final Field<Integer> ADDRESS_BITS = Field.integer("maxphysaddr").at("/cpu/maxphysaddr@limit")
            .where(n -> n >= 32 && n <= 64, "maxphysaddr must be from 32 to 64 bits")
            .labelled("Most address bits", "bits").in(MEMORY)
            .explained(
                    "What the guest's processor may say it has. Set it to the IOMMU's width where that is less than the "
                            + "processor's, 39 on many desktops of Intel, else large BARs land where the IOMMU does not reach.");
    static final Field<Integer> MMIO64 = Field.integer("mmio64")
            .where(n -> n >= 1024 && n <= 0x1000000 && Integer.bitCount(n) == 1,
                    "mmio64 must be a power of two, 1024 MiB or more")
            .labelled("64-bit PCI window", "MiB").in(MEMORY)
            .explained(
                    "How much room OVMF has for BARs above 4 GiB. Set it when the guest's log says that a BAR has no "
                            + "room: twice the sum of all BARs. Newer OVMF takes an eighth of what the processor can address.");
    static final Field<String> HUGE_PAGES = Field
            .choice("hugepages", List.of(Choice.of("2048", "2 MiB"), Choice.of("1048576", "1 GiB")))
            .at("/memoryBacking/hugepages/page@size").labelled("Huge pages", "").in(MEMORY)
            .explained(
                    "Takes the guest's memory from huge pages, which must be set aside on the host. All of the memory of "
                            + "such a machine is locked anyway; fewer, larger pages make it faster.");
    static final Field<Boolean> HIDDEN = Field.toggle("hidden", "on", "off").at("/features/kvm/hidden@state")
            .labelled("Hide KVM", "").in(HIDING)
            .explained(
                    "Hides KVM's signature from the guest. GeForce drivers before 465 (2021) stop with code 43 where "
                            + "they see it; newer ones do not mind.");
    static final Field<String> VENDOR_ID = Field.text("vendor_id").at("/features/hyperv/vendor_id@value")
            .where(id -> id.equals(VendorId.fitting(id)), "vendor_id must have at most {0} characters and no comma",
                    VendorId.MOST)
            .labelled("Hyper-V vendor id", "").in(HIDING)
            .explained(
                    "What the guest reads in place of \"Microsoft Hv\", against drivers that look for it. Any word of up "
                            + "to {0} characters.",
                    VendorId.MOST);

    /** Written with the GPU's own element. */
    static final List<Field<?>> OWN = List.of(FUNCTIONS, TOGETHER, MANAGED, MODEL, ROM, ROM_BAR);
    /** Written elsewhere in the domain. */
    static final List<Field<?>> SHARED = List.of(ADDRESS_BITS, HUGE_PAGES, HIDDEN, VENDOR_ID);
    /** All, in the order of a form. */
    static final List<Field<?>> ALL = List.of(FUNCTIONS, TOGETHER, MANAGED, MODEL, ROM, ROM_BAR, ADDRESS_BITS, MMIO64,
            HUGE_PAGES,
            HIDDEN, VENDOR_ID);

    private VfioFields() {
    }

    /** The functions that settings name, those that are no addresses left out. */
    static List<PciAddress> functions(Values values) {
        return values.get(FUNCTIONS).stream().map(PciAddress::of).flatMap(Optional::stream).toList();
    }

    /** Settings that name these functions. */
    static Values with(Values values, List<PciAddress> functions) {
        return values.with(FUNCTIONS, functions.stream().map(PciAddress::toString).toList());
    }

    private static boolean areOfOneSlot(List<String> words) {
        List<PciAddress> functions = words.stream().map(PciAddress::of).flatMap(Optional::stream).toList();
        return functions.size() == words.size() && new HashSet<>(functions).size() == words.size()
                && functions.stream().allMatch(function -> function.isSameSlot(functions.getFirst()));
    }

    private static List<Choice> gpus(HostSnapshot host, Values soFar) {
        return Gpus.of(host).stream()
                .map(gpu -> Choice.of(String.join(",",
                        gpu.functions().stream().map(function -> function.address().toString()).toList()), "{0}",
                        gpu.title()))
                .toList();
    }
}
