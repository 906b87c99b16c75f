// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.host.DeviceHolders.Holder;
import org.vitrine.host.DrmNode;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciAddress;
import org.vitrine.host.PciFunction;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;

/** Who has the GPU: VFIO-006, VFIO-007, VFIO-031, VFIO-032 and VFIO-035. */
final class Binding {
    private static final Set<String> SCREEN_DRIVERS = Set.of("nvidia", "nouveau", "amdgpu", "radeon", "i915", "xe");
    private static final int MOST_NAMED = 4;

    static final List<Check> CHECKS = List.of(
            VfioChecks.ofGpuThere("VFIO-006", "Has vfio-pci got the GPU before the host's driver?", Binding::isEarly),
            VfioChecks.ofGpu("VFIO-007", "Do the ids given to vfio-pci mean this card alone?", Binding::areOwnIds),
            VfioChecks.ofGpu("VFIO-031", "Does another machine want the GPU?", Binding::isFree),
            VfioChecks.ofGpuThere("VFIO-032", "Is a GPU that libvirt does not bind bound already?",
                    Binding::isPrepared),
            VfioChecks.ofGpuThere("VFIO-035", "Does a program of the host hold the GPU open?", Binding::isIdle));

    private Binding() {
    }

    /**
     * Blocks where somebody asked for early binding and another driver was first. Binding at start alone, which works while
     * nothing of the host uses the card, is worth knowing.
     */
    private static Finding isEarly(Passed passed) {
        Optional<String> driver = passed.gpu().driver().optional();
        String path = passed.gpu().path() + "/driver";
        if (driver.isEmpty()) {
            return Finding.pass("No driver of the host has the GPU").saw(path, "not there");
        }
        if (driver.get().contains("vfio")) {
            return Finding.pass("{0} has the GPU", driver.get()).saw(path, driver.get());
        }
        String id = Passed.id(passed.gpu()).optional().orElse("");
        if (passed.gpu().numVfs() instanceof Fact.Known<Integer>(Integer count) && count > 0) {
            return Finding.notApplicable(); // its driver keeps its virtual functions: SRIOV-006 tells
        }
        if (!passed.idsForVfio().contains(id)) {
            return passed.s().isCommandLine()
                    ? Finding.notApplicable()
                    : Finding.info("{0} has the GPU until the machine starts", driver.get())
                            .because(
                                    "libvirt then takes it away. That hangs while a program of the host uses the card, and some "
                                            + "drivers leave it in a state from which the guest cannot begin.")
                            .solve("To keep the host off it, give it to vfio-pci at boot.").saw(path, driver.get())
                            .remedy(Remedy.plan(Plans.bindAtBoot(passed, driver.get())));
        }
        return VfioChecks.blockIf(SCREEN_DRIVERS.contains(driver.get()),
                "{0} was faster than vfio-pci and has the GPU", driver.get())
                .because(
                        "vfio-pci is told to take {0}, but the other driver was loaded before it: taking the card away "
                                + "from it later can hang the host.",
                        id)
                .solve("Load vfio-pci before {0}: a softdep in modprobe.d, and vfio-pci in the initial RAM disk.",
                        driver.get())
                .saw(path, driver.get()).saw("vfio-pci ids", String.join(",", passed.idsForVfio()))
                .remedy(Remedy.plan(Plans.bindAtBoot(passed, driver.get())));
    }

    private static Finding areOwnIds(Passed passed) {
        Set<String> ids = passed.idsForVfio();
        List<PciFunction> named = passed.functions().stream()
                .filter(function -> Passed.id(function).optional().filter(ids::contains).isPresent()).toList();
        if (named.isEmpty()) {
            return Finding.notApplicable();
        }
        List<String> own = named.stream().flatMap(function -> Passed.id(function).optional().stream()).toList();
        Set<PciAddress> taken = new java.util.HashSet<>();
        passed.domain().stream().flatMap(Hostdev::in).flatMap(hostdev -> hostdev.address().stream())
                .forEach(taken::add);
        passed.functions().forEach(function -> taken.add(function.address()));
        List<PciFunction> others = passed.host().pci().functions().optional().orElse(List.of()).stream()
                .filter(function -> !taken.contains(function.address()))
                .filter(function -> Passed.id(function).optional().filter(own::contains).isPresent()).toList();
        if (others.isEmpty()) {
            return Finding.pass("No other card has the ids that vfio-pci is given")
                    .saw("vfio-pci ids", String.join(",", ids));
        }
        Finding finding = Finding.warn("vfio-pci takes {0} as well", Companions.names(others))
                .because("It has the same vendor and device id, so the host loses it too.")
                .solve("Bind by address: take the ids out and set driver_override at boot for {0}.",
                        Companions.names(passed.functions()))
                .saw("vfio-pci ids", String.join(",", ids));
        for (PciFunction other : others) {
            finding = finding.saw(other.path() + "/driver", other.driver());
        }
        return finding.remedy(Remedy.plan(Plans.bindByAddress(passed)));
    }

    /**
     * The row was graded A-: libvirt refuses to start ("is in use by driver QEMU, domain X"). Which machines run does not show
     * in their definitions, so that one that is only defined warns, and an open VFIO group blocks.
     */
    private static Finding isFree(Passed passed) {
        Optional<Domain> rival = passed.s().others().stream().filter(other -> Hostdev.in(other).anyMatch(
                hostdev -> hostdev.address().filter(address -> passed.functions().stream()
                        .anyMatch(function -> function.address().equals(address))).isPresent()))
                .findFirst();
        List<Holder> holders = passed.isLive() ? List.of() : holders(passed);
        if (!holders.isEmpty()) {
            return Finding.block("The GPU is in use by {0}", holders.getFirst().command())
                    .because("A process holds its IOMMU group open: this machine itself if it runs, else another one.")
                    .solve("Stop the other machine.")
                    .saw(holders.getFirst().device(),
                            holders.getFirst().command() + ", process " + holders.getFirst().pid());
        }
        if (rival.isPresent()) {
            String name = rival.get().name().orElse("without a name");
            return Finding.warn("The machine {0} wants the GPU too", name)
                    .because("Both cannot run at the same time.").solve("Stop {0} before this one starts.", name)
                    .saw("hostdev of " + name, Companions.names(passed.functions()));
        }
        return Finding.pass("No other machine uses the GPU");
    }

    private static List<Holder> holders(Passed passed) {
        HostSnapshot host = passed.host();
        if (Passed.isBound(passed.gpu()).is(false)
                || host.modules().module("vfio_pci").references().optional().filter(n -> n == 0).isPresent()) {
            return List.of();
        }
        String group = passed.gpu().iommuGroup().optional().map(number -> "/dev/vfio/" + number).orElse("/dev/vfio");
        return host.deviceHolders().of(group)
                .ifAbsent(() -> Fact.unknown("lsof is not installed, and only it tells who has " + group + " open"))
                .optional().orElse(List.of());
    }

    private static Finding isPrepared(Passed passed) {
        boolean isByHand = passed.s().isCommandLine();
        if (passed.get(VfioFields.MANAGED) && !isByHand) {
            return Finding.notApplicable();
        }
        List<PciFunction> unbound = passed.functions().stream().filter(function -> Passed.isBound(function).is(false))
                .toList();
        if (unbound.isEmpty()) {
            return Finding.pass("vfio-pci has what the machine takes").saw(passed.gpu().path() + "/driver",
                    passed.gpu().driver());
        }
        Finding finding = Finding
                .block("{0} must be given to vfio-pci before the machine starts", Companions.names(unbound))
                .because(isByHand
                        ? "QEMU binds no driver itself: it ends with \"failed to open /dev/vfio\" or \"group is not viable\"."
                        : "managed is not yes, so libvirt leaves drivers alone and refuses: \"must be manually detached "
                                + "from the host\".")
                .solve(isByHand
                        ? "Bind vfio-pci before QEMU is started."
                        : "Let libvirt bind the driver, or bind vfio-pci by hand.");
        for (PciFunction function : unbound) {
            finding = finding.saw(function.path() + "/driver", function.driver());
        }
        Remedy bind = Remedy.plan(Plans.bindNow(passed, unbound));
        return isByHand
                ? finding.remedy(bind)
                : finding.remedy(Remedy.settings(passed.s().values().with(VfioFields.MANAGED, true),
                        "Let libvirt bind the driver")).remedy(bind);
    }

    private static Finding isIdle(Passed passed) {
        Optional<String> driver = passed.gpu().driver().optional().filter(name -> !name.contains("vfio"));
        if (driver.isEmpty() || passed.isLive()) {
            return Finding.pass("No driver of the host offers the GPU to programs");
        }
        List<String> nodes = new ArrayList<>();
        Stream.of(passed.host().drm().card(passed.gpu()), passed.host().drm().renderNode(passed.gpu()))
                .flatMap(node -> node.optional().stream()).map(DrmNode::path).forEach(nodes::add);
        List<Holder> holders = passed.host().deviceHolders().all()
                .ifAbsent(() -> Fact.unknown("lsof is not installed, and only it tells who has the GPU open"))
                .optional()
                .orElse(List.of()).stream().filter(holder -> nodes.contains(holder.device())
                        || driver.get().equals("nvidia") && holder.device().startsWith("/dev/nvidia"))
                .toList();
        if (holders.isEmpty()) {
            return Finding.pass("No program that can be seen holds the GPU open").saw("lsof", String.join(", ", nodes))
                    .saw("sees all users' programs", passed.host().deviceHolders().isComplete());
        }
        String who = String.join(", ", holders.stream().map(Holder::command).distinct().limit(MOST_NAMED).toList());
        Finding finding = Finding.warn("{0} holds the GPU open", who)
                .because("Taking the GPU from {0} waits for it, and the desktop may freeze.", driver.get())
                .solve("Let the desktop draw on the other GPU (KWIN_DRM_DEVICES, AQ_DRM_DEVICES, a udev rule), stop "
                        + "nvidia-persistenced and nvidia-powerd, or bind vfio-pci at boot.");
        for (Holder holder : holders.stream().limit(MOST_NAMED).toList()) {
            finding = finding.saw(holder.device(), holder.command() + ", process " + holder.pid());
        }
        return finding.remedy(Remedy.plan(Plans.bindAtBoot(passed, driver.get())));
    }
}
