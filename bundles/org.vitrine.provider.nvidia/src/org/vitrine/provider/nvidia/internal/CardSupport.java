// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Pci;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Situation;

/** VGPU-012 and VGPU-013: what a card and vgpu_unlock allow. NVIDIA sells virtual GPUs for professional cards only. */
final class CardSupport {
    // the last with which the 535 driver, the last for these chips, was made to work: proxmox-vgpu-installer
    private static final int LAST_MAJOR = 6;
    private static final int LAST_MINOR = 5;

    private CardSupport() {
    }

    /** Whether it may have virtual GPUs: a professional card, or one that vgpu_unlock is for and is installed. */
    static boolean isUsable(HostSnapshot host, Card card) {
        Optional<Model> model = card.model().optional();
        return model.isPresent()
                && (!model.get().isConsumer() || isUnlockable(model.get()) && Unlock.isThere(host).is(true));
    }

    private static boolean isUnlockable(Model model) {
        return model.generation() == Model.Generation.MAXWELL_PASCAL
                || model.generation() == Model.Generation.VOLTA_TURING;
    }

    static Finding evaluate(Situation s) {
        Optional<Card> card = Card.of(s);
        if (card.isEmpty()) {
            return Card.on(s.host()).optional().orElse(List.of()).isEmpty()
                    ? NvidiaChecks.about(s, Finding.block("This host has no NVIDIA card")
                            .because("The virtual GPU is a part of one.")
                            .solve("Run the machine on a host that has one.")
                            .saw(Pci.DEVICES, "no display controller of vendor 0x10de"))
                    : NvidiaChecks.about(s, Finding.unknown("Of which card the virtual GPU is to be is not said")
                            .solve("Choose one of the host's cards."));
        }
        return NvidiaChecks.about(s, evaluate(s.host(), card.get()));
    }

    private static Finding evaluate(HostSnapshot host, Card card) {
        String path = card.function().path() + "/device";
        Optional<Model> model = card.model().optional();
        if (model.isEmpty()) {
            return Finding.block("There is no NVIDIA card at {0}", card.name())
                    .because("The virtual GPU is a part of one.")
                    .solve("Choose one of the host's cards.")
                    .saw(card.function().path() + "/vendor", card.function().vendor());
        }
        String id = "0x%04x".formatted(model.get().device());
        if (!model.get().isConsumer()) {
            return Finding.pass("{0} is a professional card", card.name()).saw(path, id);
        }
        Finding named = isUsable(host, card)
                ? Finding.warn("NVIDIA does not support virtual GPUs on {0}", card.name())
                        .because(
                                "It is a card for consumers, which vgpu_unlock makes the driver take for a professional one.")
                        .solve("Expect no help and no license of NVIDIA's for it.").saw("vgpu_unlock", "installed")
                : Finding.block("NVIDIA does not support virtual GPUs on {0}", card.name())
                        .because(isUnlockable(model.get())
                                ? "It is a card for consumers. vgpu_unlock, which some use in spite of that, is not installed."
                                : "It is a card for consumers, and of a generation that vgpu_unlock does not know either.")
                        .solve("Give the whole card to one machine, or use a professional one.");
        return named.saw(path, id);
    }

    /** VGPU-013. */
    static Finding kernel(Situation s, Card card) {
        Model model = card.model().optional().orElseThrow();
        if (!model.isConsumer() || model.generation() != Model.Generation.MAXWELL_PASCAL) {
            return Finding.notApplicable();
        }
        Fact<String> release = s.host().kernel().release();
        Optional<String> known = release.optional();
        if (known.isEmpty() || !isNewer(known.get())) {
            return Finding.pass("vgpu_unlock works with this kernel").saw("uname -r", release);
        }
        return Finding.block("vgpu_unlock does not work with this card on kernel {0}", known.get())
                .because(
                        "Maxwell and Pascal need the driver 535 of vGPU 16, which was made to work with kernels up to {0}.{1}.",
                        LAST_MAJOR, LAST_MINOR)
                .solve("Keep the host on a kernel up to {0}.{1}.", LAST_MAJOR, LAST_MINOR).saw("uname -r", release);
    }

    private static boolean isNewer(String release) {
        String[] parts = release.split("[.-]");
        if (parts.length < 2 || !(parts[0] + parts[1]).matches("\\d{1,6}")) {
            return false;
        }
        int major = Integer.parseInt(parts[0]);
        return major > LAST_MAJOR || major == LAST_MAJOR && Integer.parseInt(parts[1]) > LAST_MINOR;
    }
}
