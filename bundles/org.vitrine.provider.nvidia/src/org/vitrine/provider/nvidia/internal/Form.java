// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.host.MdevParent;
import org.vitrine.host.NvidiaVgpu;
import org.vitrine.host.PciAddress;
import org.vitrine.host.Mdev;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Values;

/**
 * VGPU-001: kernels from 6.8 on with vGPU 17 and newer have no mediated devices of cards with SR-IOV; their virtual functions
 * have files of the driver's own. The number of a type is the same in both forms.
 */
final class Form {

    private Form() {
    }

    static Finding evaluate(Situation s, Card card) {
        Optional<PciAddress> function = NvidiaChecks.address(s);
        List<MdevParent> parents = card.parents().optional().orElse(List.of());
        List<NvidiaVgpu> vgpus = card.vgpus().optional().orElse(List.of());
        if (parents.isEmpty() && vgpus.isEmpty() || s.values().text(NvidiaFields.DEVICE).isEmpty()) {
            return Finding.notApplicable(); // nothing is divided yet: VGPU-004 and VGPU-005 tell
        }
        return function.isPresent() ? function(s, card, parents, vgpus) : mediated(s, card, parents, vgpus);
    }

    private static Finding mediated(Situation s, Card card, List<MdevParent> parents, List<NvidiaVgpu> vgpus) {
        if (!parents.isEmpty()) {
            return Finding.pass("The card {0} has mediated devices", card.name()).saw(Mdev.PARENTS,
                    parents.getFirst().name());
        }
        Optional<String> parent = s.values().text(NvidiaFields.PARENT);
        if (s.source().isPresent() && vgpus.stream().anyMatch(vgpu -> parent
                .filter(vgpu.function().address().toString()::equals).isPresent())) {
            return Finding.pass("{0} becomes the virtual GPU when the machine is started", parent.get())
                    .saw(CurrentType.BOUND + parent.get() + "/nvidia", "there");
        }
        Finding finding = Finding.block("This driver makes no mediated devices of the card {0}", card.name())
                .because("On this kernel its virtual functions are virtual GPUs themselves.")
                .solve("Use a virtual function.").saw(Mdev.PARENTS, "none of this card's")
                .saw(vgpus.getFirst().function().path() + "/nvidia/current_vgpu_type", "there");
        Optional<String> number = s.values().text(NvidiaFields.TYPE).flatMap(Profile::number);
        Optional<NvidiaVgpu> free = number.flatMap(new Profiles(card)::free);
        return s.use().isEmpty() || free.isEmpty()
                ? finding
                : finding.remedy(settings(s.values().with(NvidiaFields.TYPE, number.get())
                        .with(NvidiaFields.PARENT, card.name())
                        .with(NvidiaFields.DEVICE, free.get().function().address().toString())
                        .without(NvidiaFields.DISPLAY).without(NvidiaFields.RAMFB)));
    }

    private static Finding function(Situation s, Card card, List<MdevParent> parents, List<NvidiaVgpu> vgpus) {
        PciAddress address = NvidiaChecks.address(s).orElseThrow();
        String path = s.host().pci().function(address).path() + "/nvidia";
        if (vgpus.stream().anyMatch(vgpu -> vgpu.function().address().equals(address))) {
            return Finding.pass("The virtual function {0} can be a virtual GPU", address).saw(path, "there");
        }
        if (!vgpus.isEmpty()) {
            return Finding.block("{0} is no virtual function of the card {1}", address, card.name())
                    .because("The card has {0} of them.", vgpus.size())
                    .solve("Choose one of the card's virtual functions.")
                    .saw(path, "not there");
        }
        Finding finding = Finding.block("The virtual functions of the card {0} are no virtual GPUs", card.name())
                .because("This driver makes mediated devices on this kernel.").solve("Use a mediated device.")
                .saw(path, "not there").saw(Mdev.PARENTS, parents.getFirst().name());
        Optional<String> type = s.values().text(NvidiaFields.TYPE).flatMap(Profile::number)
                .map(n -> Profile.PREFIX + n);
        Optional<MdevParent> parent = type.flatMap(id -> parents.stream()
                .filter(one -> one.types().or(List.of()).stream()
                        .anyMatch(other -> other.id().equals(id) && other.available().couldBe(left -> left > 0)))
                .findFirst());
        return s.use().isEmpty() || parent.isEmpty()
                ? finding
                : finding.remedy(settings(s.values().with(NvidiaFields.TYPE, type.get())
                        .with(NvidiaFields.PARENT, parent.get().name())
                        .with(NvidiaFields.DEVICE,
                                Offers.named(parent.get().name() + "/" + type.get() + "/" + address))));
    }

    private static Remedy settings(Values values) {
        return Remedy.settings(values, "Use {0}", values.get(NvidiaFields.DEVICE));
    }
}
