// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.host.Fact;
import org.vitrine.host.MdevType;
import org.vitrine.host.NvidiaVgpu;
import org.vitrine.host.PciAddress;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;

/**
 * MDEV-003: whether one more of the profile can be made. Virtual GPUs that share a card's time all have the same amount of
 * memory, unless the card is in mixed-size mode (vGPU 17 and newer); the driver then offers no other profiles.
 */
final class Left {

    private Left() {
    }

    static Finding evaluate(Situation s, Card card) {
        Optional<String> type = s.values().text(NvidiaFields.TYPE);
        if (type.isEmpty()) {
            return Finding.notApplicable();
        }
        return NvidiaChecks.address(s).map(address -> function(s, card, address, type.get()))
                .orElseGet(() -> mediated(s, card, type.get()));
    }

    private static Finding mediated(Situation s, Card card, String type) {
        boolean isMade = s.values().text(NvidiaFields.DEVICE)
                .filter(uuid -> s.host().entry(s.host().mdev().device(uuid).path()).optional().isPresent()).isPresent();
        List<MdevType> types = new Profiles(card).mediated().toList();
        if (isMade || types.isEmpty()) {
            return Finding.notApplicable();
        }
        String parent = s.values().text(NvidiaFields.PARENT).orElse(card.name());
        Optional<MdevType> offered = types.stream().filter(one -> one.id().equals(type))
                .filter(one -> one.parent().equals(parent) || parent.equals(card.name())).findFirst();
        int left = offered.flatMap(one -> one.available().optional()).orElse(0);
        String path = s.host().mdev().parent(parent).path() + "/mdev_supported_types/" + type + "/available_instances";
        if (left > 0) {
            return Finding.pass("{0} more of {1} can be made", left, Profile.of(offered.get()).name().or(type))
                    .saw(path, left);
        }
        Finding full = why(Finding.block("There is none left of the profile {0}",
                offered.map(one -> Profile.of(one).name().or(type)).orElse(type)), card, type)
                .saw(path, offered.isPresent() ? "0" : "not there");
        Optional<MdevType> other = types.stream()
                .filter(one -> one.available() instanceof Fact.Known<Integer>(Integer count) && count > 0).findFirst();
        return s.use().flatMap(use -> other).map(one -> full.remedy(Remedy.settings(
                s.values().with(NvidiaFields.TYPE, one.id()).with(NvidiaFields.PARENT, one.parent()), "Take {0}",
                Profile.of(one).title()))).orElse(full);
    }

    private static Finding function(Situation s, Card card, PciAddress address, String type) {
        NvidiaVgpu vgpu = s.host().nvidia().vgpu(s.host().pci().function(address));
        Optional<Integer> current = vgpu.current().optional();
        if (current.isEmpty() || String.valueOf(current.get()).equals(type)) {
            return Finding.notApplicable();
        }
        List<NvidiaVgpu.Type> creatable = vgpu.creatable().optional().orElse(List.of());
        String path = CurrentType.BOUND + address + "/nvidia/creatable_vgpu_types";
        if (current.get() != 0 || creatable.stream().anyMatch(one -> String.valueOf(one.id()).equals(type))) {
            return Finding.pass("One of type {0} can be made", type).saw(path, creatable.size() + " types");
        }
        Finding full = why(Finding.block("The type {0} does not fit on the card {1} any more", type, card.name()), card,
                type)
                .saw(path,
                        creatable.isEmpty()
                                ? "none"
                                : String.join(", ", creatable.stream().map(NvidiaVgpu.Type::name).toList()));
        return s.use().isEmpty() || creatable.isEmpty()
                ? full
                : full.remedy(
                        Remedy.settings(s.values().with(NvidiaFields.TYPE, String.valueOf(creatable.getFirst().id())),
                                "Take {0}", creatable.getFirst().name()));
    }

    private static Finding why(Finding finding, Card card, String type) {
        List<String> taken = card.taken().or(List.of()).stream().distinct().toList();
        boolean isOther = !taken.isEmpty() && !taken.contains(type);
        return finding.because(isOther
                ? "The card {0} has virtual GPUs of type {1} now, and those that share its time all have the same amount of memory."
                : "The memory of the card {0} is given away; it has virtual GPUs of type {1}.", card.name(),
                taken.isEmpty() ? "none" : String.join(", ", taken))
                .solve(isOther
                        ? "Take the same profile, remove the others, or put the card into mixed-size mode (nvidia-smi vgpu -shm 1) "
                                + "where driver and card can."
                        : "Remove one that is not needed, or take another card.");
    }
}
