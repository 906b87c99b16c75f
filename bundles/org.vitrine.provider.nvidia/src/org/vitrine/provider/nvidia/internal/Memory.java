// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import java.util.Optional;

import org.vitrine.host.CommandOutput;
import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciAddress;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Situation;

/** VGPU-015: error correction takes a sixteenth of memory that is not HBM (NVIDIA's guide, "Total Frame Buffer …"). */
final class Memory {

    private Memory() {
    }

    static Finding evaluate(Situation s, Card card) {
        Optional<String> ecc = ecc(s.host(), card).optional();
        if (ecc.isEmpty() || !ecc.get().equals("Enabled") || hasHbm(card.model().optional().orElseThrow())) {
            return ecc.isEmpty()
                    ? Finding.notApplicable()
                    : Finding.pass("Virtual GPUs have the memory of their profile").saw("ecc.mode.current", ecc.get());
        }
        return Finding.info("Error correction takes a sixteenth of the virtual GPUs' memory")
                .because("The card {0} keeps check bits in its own memory: 64 MiB of each GiB.", card.name())
                .solve("Keep it where results must be right. Else switch it off (nvidia-smi -i {0} -e 0) and reset the card.",
                        card.name())
                .saw("ecc.mode.current", ecc.get());
    }

    /** Chips with HBM, in which check bits have a place of their own: GP100, GV100, GA100, GH100. */
    private static boolean hasHbm(Model model) {
        int id = model.device();
        return id >= 0x15f0 && id <= 0x15ff || id >= 0x1d80 && id <= 0x1dff || id >= 0x2080 && id <= 0x20ff
                || id >= 0x2300 && id <= 0x237f;
    }

    /** What nvidia-smi tells of a card's error correction; absent where it is not installed or the card has none. */
    private static Fact<String> ecc(HostSnapshot host, Card card) {
        return host.command(HostCommand.NVIDIA_GPUS).flatMap(output -> output.succeeded()
                ? mode(output, card)
                : Fact.unknown("nvidia-smi failed: " + output.standardOutput().strip()));
    }

    private static Fact<String> mode(CommandOutput output, Card card) {
        return output.standardOutput().lines().map(line -> line.split("\\s*,\\s*")).filter(words -> words.length == 5)
                .filter(words -> PciAddress.of(words[0].strip()).filter(card.function().address()::equals).isPresent())
                .map(words -> words[4].strip()).findFirst().filter(mode -> !mode.contains("N/A")).map(Fact::known)
                .orElseGet(Fact::absent);
    }
}
