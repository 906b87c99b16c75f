// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.domain.QemuPassThrough;

/**
 * HOST-019: AMD guests take threads for cores unless the processor has topoext; where the guest has one thread a core, there
 * is nothing to see. The row takes host-passthrough for enough; QEMU leaves topoext out of {@code -cpu host}, because it must
 * fit the topology that the guest is shown (no_autoenable_flags in target/i386/cpu.c), and Looking Glass's guide asks for
 * both.
 */
final class ThreadPairs {
    private static final String AMD = "AuthenticAMD";
    private static final Set<String> PROCESSOR = Set.of("cpu", "global");
    private static final Pattern VENDOR = Pattern.compile("(?:-cpu\\.|,)vendor=([A-Za-z]+)");
    private static final String FEATURE = "feature[@name='topoext']";

    private ThreadPairs() {
    }

    static Finding evaluate(Situation s) {
        Optional<Domain> domain = s.domain().filter(d -> d.get("/cpu/topology@threads").filter(t -> !t.equals("1"))
                .isPresent() && KvmChecks.isAsked(s));
        if (domain.isEmpty() || isToldAnotherVendor(domain.get()) || !s.host().cpu().vendor().is(AMD)) {
            return Finding.notApplicable();
        }
        Element cpu = domain.get().find("/cpu").orElseThrow();
        String policy = cpu.get(FEATURE + "@policy").orElse("not there");
        if (policy.equals("require") || policy.equals("force")) {
            return Finding.pass("The guest sees which threads share a core").saw("cpu/" + FEATURE, policy);
        }
        return Finding.warn("The guest takes threads for cores").about(cpu)
                .because(
                        "An AMD guest knows pairs of threads by topoext only: its scheduler puts two busy threads on one "
                                + "core, and games stutter.")
                .solve("Require the CPU feature topoext.").saw("cpu@mode", cpu.get("@mode").orElse("not there"))
                .saw("cpu/" + FEATURE, policy)
                .remedy(Remedy.edit(domain.get(), draft -> draft.at(cpu).set(FEATURE + "@policy", "require"),
                        "Require topoext"));
    }

    /** KVM gives each guest the host's vendor, whatever the model; only an argument of QEMU's changes it, as macOS wants it. */
    private static boolean isToldAnotherVendor(Domain domain) {
        return QemuPassThrough.of(domain).options().stream().filter(option -> PROCESSOR.contains(option.name()))
                .map(option -> VENDOR.matcher(option.text())).filter(Matcher::find)
                .anyMatch(vendor -> !vendor.group(1).equals(AMD));
    }
}
