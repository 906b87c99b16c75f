// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.sriov.internal;

import java.util.List;

import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciAddress;
import org.vitrine.provider.Choice;
import org.vitrine.provider.Field;
import org.vitrine.provider.Values;

/**
 * The settings of one virtual function. libvirt has a place for its address, driver and ROM; what it is to have of the GPU,
 * and of which one it is, stands in the domain's metadata (see {@link org.vitrine.provider.DeviceWish}), because the host forgets it with
 * each boot.
 */
final class SriovFields {
    private static final String FUNCTION = "Virtual function";
    private static final String SHARE = "Share of the GPU";
    private static final int MOST_VENDOR_ID = 12;

    static final Field<String> VF = Field.device("vf")
            .where(text -> text.isEmpty() || PciAddress.of(text).isPresent(), "vf must be a PCI address such as {0}",
                    "0000:00:02.1")
            .from(SriovFields::functions).labelled("Virtual function", "").in(FUNCTION)
            .explained(
                    "The virtual function that the guest gets. Never the physical one: all virtual functions end with it.");
    static final Field<String> PF = Field.device("pf")
            .where(text -> text.isEmpty() || PciAddress.of(text).isPresent(), "pf must be a PCI address such as {0}",
                    "0000:00:02.0")
            .from((host, soFar) -> Physical.of(host).stream()
                    .map(gpu -> Choice.of(gpu.function().address(), "{0}", gpu.title())).toList())
            .labelled("GPU", "").in(FUNCTION)
            .explained(
                    "The GPU whose virtual function it is. Kept in the machine's metadata, so that the function can be "
                            + "made again after a boot.");
    static final Field<Boolean> MANAGED = Field.toggle("managed", "yes", "no").at("@managed")
            .labelled("libvirt binds the driver", "").in(FUNCTION)
            .explained("yes: libvirt gives the function to vfio-pci when the machine starts. no: it must have vfio-pci "
                    + "before.");
    static final Field<String> ROM = Field.text("rom").at("rom@file")
            .where(path -> path.isEmpty() || path.startsWith("/"), "rom must be an absolute path")
            .labelled("GOP driver", "").in(FUNCTION)
            .explained(
                    "A file with Intel's GOP driver, taken out of a firmware for the same generation. With it the guest "
                            + "shows its boot, and Windows' driver starts in every version.");
    static final Field<String> VENDOR_ID = Field.text("vendor_id").at("/features/hyperv/vendor_id@value")
            .where(id -> id.length() <= MOST_VENDOR_ID, "vendor_id must have at most {0} characters", MOST_VENDOR_ID)
            .labelled("Hyper-V vendor id", "").in(FUNCTION)
            .explained("GenuineIntel for Windows guests on Intel, where the driver stops with code 43 otherwise.");
    static final Field<Integer> QUANTUM = Field.integer("exec_quantum_ms")
            .where(n -> n >= 0, "exec_quantum_ms must not be negative").labelled("Turn", "ms").in(SHARE)
            .explained(
                    "How long the function may draw before the others get their turn; 0 without limit, with which one "
                            + "guest can keep all of the GPU. Intel's own examples take 20.");
    static final Field<Integer> TIMEOUT = Field.integer("preempt_timeout_us")
            .where(n -> n >= 0, "preempt_timeout_us must not be negative").labelled("Time to stop", "µs").in(SHARE)
            .explained(
                    "How long it may take to stop then, before it is reset; 0 without limit. Twice the turn is usual.");
    static final Field<String> PRIORITY = Field
            .choice("sched_priority", List.of(Choice.of("low", "Low"), Choice.of("normal", "Normal"),
                    Choice.of("high", "High")))
            .labelled("Priority", "").in(SHARE)
            .explained("Who goes first when several want the GPU; xe only.");
    static final Field<Integer> GGTT = share("ggtt", "Address space", "MiB",
            "How much of the GPU's own address space it has; i915 only. Too little, and large screens do not fit.");
    static final Field<Integer> CONTEXTS = share("contexts", "Contexts", "",
            "How many programs can draw at the same time in the guest; i915 only.");
    static final Field<Integer> DOORBELLS = share("doorbells", "Doorbells", "",
            "How many queues can wake the GPU by themselves; i915 only.");
    static final Field<Integer> VRAM = share("vram", "Video memory", "MiB",
            "How much memory of a card of its own it has; integrated GPUs have none.");

    /** Kept in the metadata beside the function itself. */
    static final List<Field<?>> WISHES = List.of(PF, QUANTUM, TIMEOUT, PRIORITY, GGTT, CONTEXTS, DOORBELLS, VRAM);
    /** Written at the element. */
    static final List<Field<?>> OWN = List.of(MANAGED, ROM);
    /** All, in the order of a form. */
    static final List<Field<?>> ALL = List.of(VF, PF, MANAGED, ROM, VENDOR_ID, QUANTUM, TIMEOUT, PRIORITY, GGTT,
            CONTEXTS,
            DOORBELLS, VRAM);

    private SriovFields() {
    }

    private static Field<Integer> share(String id, String label, String unit, String explanation) {
        return Field.integer(id).where(n -> n >= 0, "{0} must not be negative", id).labelled(label, unit).in(SHARE)
                .explained(explanation + " 0: the driver decides.");
    }

    private static List<Choice> functions(HostSnapshot host, Values soFar) {
        String chosen = soFar.text(PF).orElse("");
        return Physical.of(host).stream()
                .filter(gpu -> chosen.isEmpty() || chosen.equals(gpu.function().address().toString()))
                .flatMap(gpu -> gpu.addresses().stream()
                        .map(address -> Choice.of(address, "{0} of {1}", address, gpu.title())))
                .toList();
    }
}
