// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.sriov.internal;

import java.util.List;

import org.vitrine.domain.Domain;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.GuestOs;
import org.vitrine.provider.Remedy;

/** What Windows makes of Intel's virtual functions: SRIOV-008, and the Hyper-V vendor id, which has no row. */
final class GuestSide {
    private static final String INTEL_ID = "GenuineIntel";

    static final List<Check> CHECKS = List.of(
            SriovChecks.ofPart("SRIOV-008", "Will Windows start the virtual function's driver?", GuestSide::windows),
            SriovChecks.ofPart("sriov-vendor-id", "Does the guest's Hyper-V signature say Intel?", GuestSide::vendor));

    private GuestSide() {
    }

    private static boolean isAsked(Part part) {
        return part.s().domain().isPresent() && part.gpu().isOf(Physical.INTEL)
                && new GuestOs(part.s().domain().get()).isWindows().couldBe(is -> is);
    }

    /** That the function must be the primary GPU (x-vga) libvirt has no word for; without other adapters it is. */
    private static Finding windows(Part part) {
        if (!isAsked(part)) {
            return Finding.notApplicable();
        }
        Domain domain = part.s().domain().orElseThrow();
        boolean hasRom = !part.s().get(SriovFields.ROM).isEmpty();
        boolean isHost = domain.get("/cpu@mode").filter("host-passthrough"::equals).isPresent();
        boolean isFirst = domain.devices("video").allMatch(video -> video.is("model@type", "none"));
        if (hasRom && isHost && isFirst) {
            return Finding.pass("The machine has what Windows' driver wants")
                    .saw("rom@file", part.s().get(SriovFields.ROM))
                    .saw("cpu@mode", "host-passthrough");
        }
        Finding finding = Finding.warn("Windows may stop the virtual function's driver with code 43")
                .because(
                        "It starts in every version only as the first adapter, with Intel's GOP driver before it and the "
                                + "host's own processor.")
                .solve("Give the function a ROM file with Intel's GOP driver, the processor the mode host-passthrough, take "
                        + "other video adapters away, and switch virtualization-based security off in Windows.")
                .saw("rom@file", hasRom ? part.s().get(SriovFields.ROM) : "not there")
                .saw("cpu@mode", domain.get("/cpu@mode").orElse("not there"))
                .saw("other adapters", isFirst ? "none" : "there");
        return hasRom && isFirst
                ? finding.remedy(Remedy.edit(domain, draft -> draft.root().set("/cpu@mode", "host-passthrough"),
                        "Let the guest have the host's processor"))
                : finding;
    }

    private static Finding vendor(Part part) {
        if (!isAsked(part)) {
            return Finding.notApplicable();
        }
        String id = part.s().get(SriovFields.VENDOR_ID);
        return id.equals(INTEL_ID)
                ? Finding.pass("The Hyper-V vendor id is {0}", INTEL_ID).saw("vendor_id@value", id)
                : Finding.info("Intel's driver for Windows may look for another hypervisor")
                        .because("Some versions stop with code 43 unless Hyper-V's signature is the processor's.")
                        .solve("Set the Hyper-V vendor id to {0}.", INTEL_ID)
                        .saw("vendor_id@value", id.isEmpty() ? "not there" : id)
                        .remedy(Remedy.settings(part.s().values().with(SriovFields.VENDOR_ID, INTEL_ID),
                                "Set it to {0}",
                                INTEL_ID));
    }
}
