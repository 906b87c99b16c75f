// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciAddress;
import org.vitrine.host.PciFunction;
import org.vitrine.provider.DeviceWish;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/**
 * The GPUs that a domain takes: the {@code <hostdev>}s of one slot of the host are one use, and the GPU's is its anchor. A
 * domain does not tell a GPU from a network card, so the host is asked; what nobody can tell is taken for a GPU. Virtual
 * functions are another provider's.
 */
final class GpuUses {
    private static final Comparator<Hostdev> BY_FUNCTION = Comparator
            .comparing(hostdev -> hostdev.address().map(PciAddress::function).orElse(0));

    private final HostSnapshot host;

    GpuUses(HostSnapshot host) {
        this.host = host;
    }

    List<Use> of(Domain domain) {
        Map<String, List<Hostdev>> slots = new LinkedHashMap<>();
        Map<PciAddress, Integer> times = new HashMap<>();
        Hostdev.in(domain).filter(hostdev -> !isOthers(domain, hostdev))
                .forEach(hostdev -> slots.computeIfAbsent(slot(hostdev, times), key -> new ArrayList<>()).add(hostdev));
        List<List<Hostdev>> gpus = slots.values().stream().filter(this::hasGpu).toList();
        return gpus.stream().map(slot -> use(domain, slot, gpus.size() == 1))
                .sorted(Comparator.comparingInt(use -> use.anchor().start())).toList();
    }

    /** A function that is named a second time begins a second use of the same card: libvirt will refuse it, not we. */
    private static String slot(Hostdev hostdev, Map<PciAddress, Integer> times) {
        return hostdev.address().map(address -> "%04x:%02x:%02x, time %s".formatted(address.domain(), address.bus(),
                address.slot(), times.merge(address, 1, Integer::sum)))
                .orElseGet(() -> "element " + hostdev.element().id());
    }

    /** Whether the metadata says so, or it is a virtual function; one that names no function is ours otherwise. */
    private boolean isOthers(Domain domain, Hostdev hostdev) {
        return DeviceWish.owner(domain, hostdev.element()).filter(owner -> !owner.equals(VfioProvider.ID)).isPresent()
                || hostdev.address().filter(address -> isVirtual(domain, address)).isPresent();
    }

    /** Whether it surely is a virtual function, is said to become one, or will be one once there are any. */
    private boolean isVirtual(Domain domain, PciAddress address) {
        if (DeviceWish.entry(domain, address.toString()).isPresent()) {
            return true;
        }
        PciFunction function = host.pci().function(address);
        return switch (function.physicalFunction()) {
            case Fact.Known<PciFunction> known -> true;
            case Fact.Unknown<PciFunction> unknown -> false;
            case Fact.Absent<PciFunction> absent -> function.missingPartOf() instanceof Fact.Known;
        };
    }

    private static boolean isMissing(PciFunction function) {
        return function.host().entry(function.path()) instanceof Fact.Absent;
    }

    private boolean hasGpu(List<Hostdev> slot) {
        return slot.stream().anyMatch(hostdev -> hostdev.address().map(this::couldBeGpu).orElse(true));
    }

    /** A function that is not there may have been a GPU: the card was moved or taken out. */
    private boolean couldBeGpu(PciAddress address) {
        PciFunction function = host.pci().function(address);
        return function.isDisplay().couldBe(is -> is) || isMissing(function);
    }

    /** @param isOnly whether it is the domain's only GPU, so that OVMF's window is there for it alone */
    private Use use(Domain domain, List<Hostdev> slot, boolean isOnly) {
        Hostdev anchor = slot.stream().min(Comparator.comparing((Hostdev hostdev) -> !isGpu(hostdev))
                .thenComparing(BY_FUNCTION)).orElseThrow();
        List<Element> elements = Stream.concat(slot.stream().map(Hostdev::element),
                isOnly ? MmioWindow.elements(domain).stream() : Stream.empty()).toList();
        Values own = HugePageUnit.isOurs(domain)
                ? Values.read(VfioFields.ALL, anchor.element())
                : Values.read(VfioFields.ALL, anchor.element()).without(VfioFields.HUGE_PAGES);
        Values read = MmioWindow.of(domain).map(size -> own.with(VfioFields.MMIO64.id(), size)).orElse(own);
        List<PciAddress> functions = new ArrayList<>();
        anchor.address().ifPresent(functions::add);
        slot.stream().filter(hostdev -> hostdev.element().id() != anchor.element().id()).sorted(BY_FUNCTION)
                .map(Hostdev::address).flatMap(Optional::stream).filter(address -> !functions.contains(address))
                .forEach(functions::add);
        Values values = functions.isEmpty() ? read : VfioFields.with(read, functions);
        String name = anchor.address().map(address -> "GPU at " + address).orElse("GPU that is not chosen yet");
        return Use.of(anchor.element(), name,
                isTogether(slot, anchor) ? values.with(VfioFields.TOGETHER, true) : values).owning(elements);
    }

    private boolean isGpu(Hostdev hostdev) {
        return hostdev.address().map(host.pci()::function).filter(function -> function.isDisplay().or(false))
                .isPresent();
    }

    private static boolean isTogether(List<Hostdev> slot, Hostdev anchor) {
        Optional<PciAddress> place = anchor.guestAddress();
        return anchor.element().is("address@multifunction", "on") && place.isPresent()
                && slot.stream()
                        .allMatch(hostdev -> hostdev.guestAddress().filter(place.get()::isSameSlot).isPresent());
    }
}
