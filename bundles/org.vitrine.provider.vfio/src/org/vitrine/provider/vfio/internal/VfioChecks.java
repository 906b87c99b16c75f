// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.provider.Check;
import org.vitrine.provider.CommonChecks;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Verdict;

/** All checks of this bundle, and the shapes that they have. */
final class VfioChecks {
    static final List<Check> ALL = Stream.of(
            List.of(CommonChecks.iommu(), CommonChecks.interruptRemapping(),
                    CommonChecks.groupViable(s -> Passed.of(s).map(Passed::functions).orElse(List.of())),
                    CommonChecks.lockedMemory(), CommonChecks.systemConnection(), CommonChecks.threadPairs()),
            Companions.CHECKS, Binding.CHECKS, BootScreenChecks.CHECKS, ResetChecks.CHECKS, PowerChecks.CHECKS,
            RomChecks.CHECKS, RomFileChecks.CHECKS, GuestChecks.CHECKS, Surroundings.CHECKS, SizeChecks.CHECKS,
            BootSettings.CHECKS,
            HostState.CHECKS,
            SingleGpu.CHECKS, HookChecks.CHECKS).flatMap(List::stream).toList();

    private VfioChecks() {
    }

    /** A check of a GPU that a use or a candidate names; it does not arise while none is named. */
    static Check ofGpu(String id, String question, Function<Passed, Finding> answer) {
        return Check.ofUse(id, question,
                s -> Passed.of(s).map(passed -> passed.at(answer.apply(passed))).orElseGet(Finding::notApplicable));
    }

    /** A check of what a GPU is or does: of one that is not on the host it has no answer, and VFIO-036 tells. */
    static Check ofGpuThere(String id, String question, Function<Passed, Finding> answer) {
        return ofGpu(id, question, passed -> passed.isMissing() ? Finding.notApplicable() : answer.apply(passed));
    }

    /** A check of a GPU in a domain. */
    static Check inDomain(String id, String question, Answer answer) {
        return ofGpu(id, question, passed -> passed.domain().map(domain -> answer.of(passed, domain))
                .orElseGet(Finding::notApplicable));
    }

    /** A check of the host, asked of machines that take PCI devices and where there is no machine. */
    static Check ofHost(String id, String question, Function<Situation, Finding> answer) {
        return Check.ofHost(id, question, s -> concerns(s) ? answer.apply(s) : Finding.notApplicable());
    }

    private static boolean concerns(Situation s) {
        Optional<Domain> domain = s.domain();
        return domain.isEmpty() || Hostdev.in(domain.get()).findAny().isPresent();
    }

    /** A finding that is worse the surer it is. */
    static Finding blockIf(boolean sure, String summary, Object... arguments) {
        return Finding.of(sure ? Verdict.BLOCK : Verdict.WARN, summary, arguments);
    }

    /** An answer about a GPU in a domain. */
    interface Answer {
        Finding of(Passed passed, Domain domain);
    }
}
