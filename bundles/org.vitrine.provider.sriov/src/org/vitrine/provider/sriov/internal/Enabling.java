// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.sriov.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.host.PciAddress;
import org.vitrine.host.PciFunction;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;

/**
 * Whether there are virtual functions, whoever made the GPU: SRIOV-001, SRIOV-002, SRIOV-006, SRIOV-007, SRIOV-009 and
 * SRIOV-014.
 */
final class Enabling {
    // lines of sysfs' resource that belong to virtual functions, after six BARs and the ROM
    private static final int FIRST_VF_BAR = 7;
    private static final int VF_BARS = 6;

    static final List<Check> CHECKS = List.of(
            SriovChecks.ofPart("SRIOV-001", "Can the GPU have virtual functions?", Enabling::canHave),
            SriovChecks.ofPart("SRIOV-002", "Is the virtual function there, and after a boot too?", Enabling::isThere),
            Check.ofDomain("SRIOV-006", "Does the guest get a virtual function, not the physical one?",
                    Enabling::physical),
            SriovChecks.ofPart("SRIOV-007", "Does the host leave the virtual function alone?", Enabling::isLeftAlone),
            SriovChecks.ofPart("SRIOV-009", "Are there enough virtual functions?", Enabling::enough),
            SriovChecks.ofPart("SRIOV-014", "Has the host room for the virtual functions' memory?", Enabling::room));

    private Enabling() {
    }

    private static String file(Part part, String attribute) {
        return part.gpu().function().path() + "/" + attribute;
    }

    /** Where the reason is known, the check for it blocks and this one leaves it to it. */
    private static Finding canHave(Part part) {
        if (part.total() > 0) {
            return Finding.pass("The GPU can have {0} virtual functions", part.total())
                    .saw(file(part, "sriov_totalvfs"), part.total());
        }
        if (IntelDriver.isReason(part) || AmdDriver.isReason(part)) {
            return Finding.notApplicable();
        }
        return Finding.block("The GPU has no virtual functions")
                .because("Its driver, or its firmware, offers none.")
                .solve(part.gpu().isOf(Physical.INTEL)
                        ? "Install a driver that makes them for this generation (xe of Linux 6.17 and newer, or "
                                + "i915-sriov-dkms), and switch SR-IOV on in the firmware's setup where it has such a switch."
                        : "Install the maker's driver for SR-IOV, and switch SR-IOV on in the firmware's setup.")
                .saw(file(part, "sriov_totalvfs"), part.gpu().function().totalVfs())
                .saw(file(part, "driver"), part.gpu().function().driver());
    }

    private static Finding isThere(Part part) {
        if (part.total() == 0 || part.count() > 0 && !part.isThere() || IntelDriver.isWrong(part)
                || part.count() == 0 && AmdDriver.isLimit(part)) {
            return Finding.notApplicable();
        }
        if (part.count() == 0) {
            return Finding.block("The virtual functions are not there")
                    .because("A write to sriov_numvfs lasts until the next boot.")
                    .solve("Make them, and let systemd-tmpfiles make them at each boot.")
                    .saw(file(part, "sriov_numvfs"), part.gpu().function().numVfs())
                    .remedy(Remedy.plan(SriovPlans.make(part, part.number())));
        }
        Optional<String> lasting = Persistence.of(part.host());
        return lasting.isPresent()
                ? Finding.pass("The virtual functions are there and are made anew at each boot").saw(lasting.get(),
                        "names sriov_numvfs")
                : Finding.warn("The virtual functions will be gone after the next boot")
                        .because(
                                "Nothing that was found writes sriov_numvfs at boot. A unit of your own may do it; units "
                                        + "are not looked into.")
                        .solve("Let systemd-tmpfiles make them at each boot.")
                        .saw(file(part, "sriov_numvfs"), part.gpu().function().numVfs())
                        .saw("/etc/tmpfiles.d", "no line about it")
                        .remedy(Remedy.plan(SriovPlans.keep(part)));
    }

    private static Finding physical(Situation s) {
        if (s.domain().isEmpty()) {
            return Finding.notApplicable();
        }
        Domain domain = s.domain().get();
        List<Element> devices = domain.devices("hostdev").filter(hostdev -> hostdev.is("@type", "pci")).toList();
        Optional<Element> one = devices.stream().filter(hostdev -> !functionsOf(s, hostdev).isEmpty()).findFirst();
        if (one.isEmpty()) {
            return devices.isEmpty()
                    ? Finding.notApplicable()
                    : Finding.pass("No GPU with virtual functions is given away itself").saw("hostdev",
                            devices.size() + " PCI device(s)");
        }
        Set<PciAddress> taken = devices.stream().flatMap(hostdev -> SriovUses.address(hostdev).stream())
                .collect(Collectors.toSet());
        Finding finding = Finding.block("The guest would get the GPU that others' virtual functions hang on")
                .about(one.get())
                .because("When the physical function leaves its driver, all its virtual functions go with it, and the "
                        + "guests that have them crash.")
                .solve("Give the guest one of the virtual functions.")
                .saw("hostdev", SriovUses.address(one.get()).map(PciAddress::toString).orElse(""))
                .saw("virtual functions", functionsOf(s, one.get()).size());
        Optional<PciFunction> free = functionsOf(s, one.get()).stream().filter(vf -> !taken.contains(vf.address()))
                .findFirst();
        return free.isEmpty()
                ? finding
                : finding.remedy(Remedy.edit(domain,
                        draft -> SriovProvider.point(draft.at(one.get()), free.get().address()), "Take {0} instead",
                        free.get().address()));
    }

    private static List<PciFunction> functionsOf(Situation s, Element hostdev) {
        return SriovUses.address(hostdev).map(s.host().pci()::function)
                .flatMap(function -> function.virtualFunctions().optional()).orElse(List.of());
    }

    private static Finding isLeftAlone(Part part) {
        if (!part.isThere()) {
            return Finding.notApplicable();
        }
        Optional<String> driver = part.vf().driver().optional();
        if (driver.filter(name -> !name.contains("vfio")).isEmpty()) {
            return Finding.pass("No driver of the host has the virtual function").saw(part.vf().path() + "/driver",
                    part.vf().driver());
        }
        return Finding.warn("{0} of the host has the virtual function", driver.get())
                .because("Programs of the host take it for a second GPU, and a desktop may end when it goes.")
                .solve("Write 0 to sriov_drivers_autoprobe before the functions are made.")
                .saw(part.vf().path() + "/driver", driver.get())
                .saw(file(part, "sriov_drivers_autoprobe"), part.gpu().function().probesVfs())
                .remedy(Remedy.plan(SriovPlans.leaveAlone(part)));
    }

    /** The row was graded C; the kernel's source agrees: sriov_numvfs_store() refuses another number than 0 with EBUSY. */
    private static Finding enough(Part part) {
        if (part.total() == 0 || part.count() == 0) {
            return Finding.notApplicable();
        }
        if (part.isThere()) {
            return Finding.pass("Virtual function {0} of {1} is there", part.number(), part.count())
                    .saw(file(part, "sriov_numvfs"), part.count());
        }
        if (part.gpu().index(part.vf().address()).isEmpty()) {
            return Finding.block("The GPU has no virtual function {0}", part.vf().address())
                    .because("It has {0}, all at other addresses.", part.count())
                    .solve("Choose another virtual function.").saw(file(part, "sriov_numvfs"), part.count())
                    .saw(part.vf().path(), "not there");
        }
        if (part.number() > part.total()) {
            return Finding.block("The GPU has {0} virtual functions at most", part.total())
                    .solve("Choose another virtual function.").saw(file(part, "sriov_totalvfs"), part.total());
        }
        List<String> used = part.gpu().function().virtualFunctions().optional().orElse(List.of()).stream()
                .filter(vf -> vf.driver().or("").contains("vfio")).map(vf -> vf.address().toString()).toList();
        return Finding.block("There are {0} virtual functions, and the machine wants number {1}", part.count(),
                part.number())
                .because(
                        "Their number goes through 0 only: the kernel answers \"Device or resource busy\" to another one.")
                .solve("Stop the machines that use them, then make more.")
                .saw(file(part, "sriov_numvfs"), part.count())
                .saw("with vfio-pci", used.isEmpty() ? "none" : String.join(", ", used))
                .remedy(Remedy.plan(SriovPlans.make(part, part.number())));
    }

    /** The row was graded C; the message is that of sriov_enable() in the kernel, which counts exactly these BARs. */
    private static Finding room(Part part) {
        if (part.total() == 0) {
            return Finding.notApplicable();
        }
        List<String> bars = part.gpu().function().read("resource").optional().stream().flatMap(String::lines)
                .skip(FIRST_VF_BAR).limit(VF_BARS).toList();
        Optional<String> line = part.log("not enough MMIO resources for SR-IOV");
        List<String> without = bars.stream().filter(bar -> isWanted(bar) && !isPlaced(bar)).toList();
        if (without.isEmpty() && line.isEmpty()) {
            return bars.isEmpty()
                    ? Finding.notApplicable()
                    : Finding.pass("The virtual functions' memory has its place").saw(file(part, "resource"),
                            bars.stream().filter(Enabling::isWanted).count() + " BAR(s) of virtual functions");
        }
        return Finding.block("The host has no room for the virtual functions' memory")
                .because("The firmware left too little room for BARs: \"not enough MMIO resources for SR-IOV\".")
                .solve("Switch \"Above 4G decoding\" on in the firmware's setup, or add pci=realloc to the kernel's command "
                        + "line.")
                .saw(file(part, "resource"), without.size() + " BAR(s) of virtual functions without a place")
                .saw("dmesg", line.orElse("nothing about it"));
    }

    private static boolean isWanted(String bar) {
        return Stream.of(bar.strip().split("\\s+")).skip(2).anyMatch(flags -> !flags.matches("0x0*"));
    }

    private static boolean isPlaced(String bar) {
        return !bar.strip().split("\\s+")[0].matches("0x0*");
    }
}
