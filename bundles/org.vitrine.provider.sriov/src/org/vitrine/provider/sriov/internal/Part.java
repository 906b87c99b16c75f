// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.sriov.internal;

import java.util.Optional;

import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciAddress;
import org.vitrine.host.PciFunction;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Verdict;

/**
 * A virtual function that a situation is about.
 *
 * @param s   the situation
 * @param vf  the function, whether it is there or not
 * @param gpu the GPU that it is of
 */
record Part(Situation s, PciFunction vf, Physical gpu) {

    /** Empty while no function is named, or nothing tells of which GPU it is. */
    static Optional<Part> of(Situation s) {
        Optional<PciAddress> vf = PciAddress.of(s.get(SriovFields.VF));
        Optional<PciAddress> pf = PciAddress.of(s.get(SriovFields.PF));
        return vf.isEmpty() || pf.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part(s, s.host().pci().function(vf.get()),
                        new Physical(s.host().pci().function(pf.get()))));
    }

    HostSnapshot host() {
        return s.host();
    }

    /** Whether it is on the host. */
    boolean isThere() {
        return host().entry(vf.path()).optional().isPresent();
    }

    /** How many its GPU can have; 0 where the driver says that or nothing. */
    int total() {
        return gpu.function().totalVfs().optional().orElse(0);
    }

    /** How many its GPU has. */
    int count() {
        return gpu.function().numVfs().optional().orElse(0);
    }

    /** Its number, from 1 as drivers count. */
    int number() {
        return gpu.index(vf.address()).orElse(0) + 1;
    }

    /** About the function's element. */
    Finding at(Finding finding) {
        return finding.verdict() == Verdict.NOT_APPLICABLE || finding.subject().isPresent()
                ? finding
                : s.use().map(use -> finding.about(use.anchor())).orElse(finding);
    }

    /** A line of the kernel's log that has these words; empty too where the log may not be read. */
    Optional<String> log(String words) {
        return host().command(HostCommand.KERNEL_LOG).map(output -> output.succeeded() ? output.standardOutput() : "")
                .or("").lines().filter(line -> line.contains(words)).findFirst().map(String::strip);
    }
}
