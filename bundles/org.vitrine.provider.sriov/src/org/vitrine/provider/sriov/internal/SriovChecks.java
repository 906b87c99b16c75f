// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.sriov.internal;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.vitrine.host.PciFunction;
import org.vitrine.provider.Check;
import org.vitrine.provider.CommonChecks;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Situation;

/** All checks of this bundle. */
final class SriovChecks {
    static final List<Check> ALL = Stream.of(
            List.of(CommonChecks.iommu(), CommonChecks.interruptRemapping(),
                    CommonChecks.groupViable(SriovChecks::functions), CommonChecks.lockedMemory(),
                    CommonChecks.systemConnection(), CommonChecks.signedModules(SriovChecks::modules)),
            Enabling.CHECKS, IntelDriver.CHECKS, AmdDriver.CHECKS, GuestSide.CHECKS, Share.CHECKS)
            .flatMap(List::stream).toList();

    private SriovChecks() {
    }

    /** A check of a virtual function that a use or a candidate names. */
    static Check ofPart(String id, String question, Function<Part, Finding> answer) {
        return Check.ofUse(id, question,
                s -> Part.of(s).map(part -> part.at(answer.apply(part))).orElseGet(Finding::notApplicable));
    }

    private static List<PciFunction> functions(Situation s) {
        return Part.of(s).filter(Part::isThere).map(part -> List.of(part.vf())).orElse(List.of());
    }

    /** HOST-014 asks about modules that are built on the host: here those of i915-sriov-dkms. */
    private static List<String> modules(Situation s) {
        return Part.of(s).filter(part -> part.gpu().isOf(Physical.INTEL) && part.total() == 0)
                .filter(part -> part.gpu().dkms().optional().filter(versions -> !versions.isEmpty()).isPresent())
                .map(part -> List.of(part.gpu().function().driver().optional().orElse("i915"))).orElse(List.of());
    }
}
