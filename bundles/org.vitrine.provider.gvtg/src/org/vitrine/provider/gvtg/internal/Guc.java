// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.gvtg.internal;

import java.util.Optional;

import org.vitrine.host.Change;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Plan;
import org.vitrine.host.Step;
import org.vitrine.host.Text;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;

/**
 * GVT-003. The row says that {@code enable_guc} must be 0; i915 refuses GVT-g when the GuC submits work
 * ({@code intel_uc_uses_guc_submission}, bit 0). Bit 1 loads the HuC alone, and -1 means neither on these generations.
 */
final class Guc {
    private static final String PATH = "/sys/module/i915/parameters/enable_guc";
    private static final String ARGUMENT = "i915.enable_guc";

    private Guc() {
    }

    static Finding evaluate(Situation s, Gpu gpu) {
        HostSnapshot host = s.host();
        if (!gpu.function().driver().is("i915")) {
            return Finding.notApplicable();
        }
        Fact<String> guc = I915.parameter(host, "enable_guc");
        Optional<String> value = guc.optional();
        if (value.isEmpty() || !submits(value.get())) {
            return Finding.pass("The GuC does not submit work").saw(PATH, guc);
        }
        Optional<String> configured = I915.configured(host, "enable_guc");
        boolean isTold = I915.booted(host, "enable_guc").filter(now -> !submits(now)).isPresent();
        if (!isTold && configured.filter(next -> !submits(next)).isPresent()) {
            return I915.afterRestart(s, "The GuC submits work now, and will not from then on.").saw(PATH, guc)
                    .saw(ARGUMENT, configured.get());
        }
        Plan tell = Plan.on(host, "Let i915 submit work itself").step(Text.of("Give the kernel {0}=0", ARGUMENT),
                new Change.KernelArgument(ARGUMENT, "0"), Step.Effect.REBOOT);
        Finding told = Finding.block("The GuC submits work, which keeps GVT-g off")
                .because("i915 says \"Graphics virtualization is not yet supported with GuC submission\".")
                .solve("Give the kernel {0}=0, and start the host anew.", ARGUMENT).saw(PATH, guc);
        return !isTold && host.boot().configured() instanceof Fact.Known ? told.remedy(Remedy.plan(tell)) : told;
    }

    private static boolean submits(String value) {
        return value.matches("\\d+") && (value.charAt(value.length() - 1) - '0') % 2 == 1;
    }
}
