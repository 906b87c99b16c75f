// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.MdevParent;
import org.vitrine.host.NvidiaVgpu;
import org.vitrine.host.PciAddress;
import org.vitrine.host.PciFunction;
import org.vitrine.provider.Situation;

/**
 * A card of NVIDIA's.
 *
 * @param function its PCI function, the physical one
 */
record Card(PciFunction function) {
    /** Its vendor id. */
    static final int NVIDIA = 0x10de;

    /** Those of a host; absent where it has no PCI bus. */
    static Fact<List<Card>> on(HostSnapshot host) {
        return host.pci().gpus().map(gpus -> gpus.stream()
                .filter(gpu -> gpu.vendor().couldBe(vendor -> vendor == NVIDIA)).map(Card::new).toList());
    }

    /** The card that a function is, or is a part of. */
    static Card of(PciFunction function) {
        return new Card(function.physicalFunction().or(function));
    }

    /** The one that a use or a candidate is about; empty when it names none and the host has not just one. */
    static Optional<Card> of(Situation s) {
        Optional<PciAddress> named = s.values().text(NvidiaFields.PARENT).flatMap(PciAddress::of)
                .or(() -> s.values().text(NvidiaFields.DEVICE).flatMap(PciAddress::of));
        if (named.isPresent()) {
            return named.map(s.host().pci()::function).map(Card::of);
        }
        List<Card> all = on(s.host()).optional().orElse(List.of());
        // where no card makes mediated devices, each of them tells that, and none could be the one
        return all.size() == 1 || !all.isEmpty() && all.stream().allMatch(Card::isWithoutMediated)
                ? Optional.of(all.getFirst())
                : Optional.empty();
    }

    private boolean isWithoutMediated() {
        return parents().map(List::isEmpty).equals(Fact.known(true))
                && vgpus().map(List::isEmpty).equals(Fact.known(false));
    }

    /** Its address. */
    String name() {
        return function.address().toString();
    }

    /** What its device id tells; absent for a function that is not there or is not NVIDIA's. */
    Fact<Model> model() {
        return function.vendor()
                .flatMap(vendor -> vendor == NVIDIA ? function.device().map(Model::new) : Fact.absent());
    }

    /** Itself and its virtual functions, as parents of mediated devices; those that are none are left out. */
    Fact<List<MdevParent>> parents() {
        return function.host().mdev().parents().ifAbsent(() -> Fact.known(List.of())).flatMap(
                all -> function.virtualFunctions()
                        .map(virtual -> all.stream().filter(parent -> parent.name().equals(name())
                                || virtual.stream().anyMatch(one -> one.address().toString().equals(parent.name())))
                                .toList()));
    }

    /** Those of its virtual functions that have the files of the vendor-specific form. */
    Fact<List<NvidiaVgpu>> vgpus() {
        return function.virtualFunctions().flatMap(virtual -> Fact.all(virtual.stream()
                .map(one -> function.host().nvidia().vgpu(one)).map(vgpu -> vgpu.current().map(type -> vgpu))
                .toList()));
    }

    /** The types of its virtual GPUs that are there now, in either form, one for each. */
    Fact<List<String>> taken() {
        Fact<List<String>> mediated = parents().flatMap(all -> Fact.all(all.stream().map(MdevParent::devices).toList()))
                .flatMap(lists -> Fact.all(lists.stream().flatMap(List::stream).map(device -> device.type()).toList()));
        return mediated
                .flatMap(types -> vgpus().flatMap(all -> Fact.all(all.stream().map(NvidiaVgpu::current).toList()))
                        .map(current -> Stream.concat(types.stream(),
                                current.stream().filter(type -> type != 0).map(String::valueOf)).toList()));
    }
}
