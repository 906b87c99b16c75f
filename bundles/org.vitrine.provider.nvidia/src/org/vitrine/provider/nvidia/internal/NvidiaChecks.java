// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.HostDevice;
import org.vitrine.domain.Firmware;
import org.vitrine.host.Change;
import org.vitrine.host.Fact;
import org.vitrine.host.PciAddress;
import org.vitrine.host.Plan;
import org.vitrine.host.Text;
import org.vitrine.provider.Check;
import org.vitrine.provider.CommonChecks;
import org.vitrine.provider.Finding;
import org.vitrine.provider.GuestOs;
import org.vitrine.provider.MdevChecks;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Told;

/** All that is asked about NVIDIA's cards and virtual GPUs. VGPU-009 cannot arise: libvirt gives every QEMU its -uuid. */
final class NvidiaChecks {
    private static final String DRIVER = "nvidia";

    private NvidiaChecks() {
    }

    static List<Check> all() {
        return Stream.of(CommonChecks.kvm(), card(), virtualGpu(), host(), MdevChecks.all(), common())
                .flatMap(List::stream).toList();
    }

    private static List<Check> card() {
        return List.of(Check.ofUse("VGPU-012", "Does NVIDIA support virtual GPUs on this card?", CardSupport::evaluate),
                Check.ofUse("VGPU-013", "Does vgpu_unlock work with this card and kernel?", of(CardSupport::kernel)),
                Check.ofUse("GVT-009", "Does NVIDIA's driver have the card?", of(NvidiaChecks::driver)),
                Check.ofUse("VGPU-005", "Does NVIDIA's vGPU manager run?", ofDriven(Manager::evaluate)),
                Check.ofUse("VGPU-004", "Has the card its virtual functions?", ofDriven(NvidiaChecks::functions)),
                Check.ofUse("VGPU-015", "Has the card all of its memory for virtual GPUs?", of(Memory::evaluate)),
                Check.ofUse("nvidia-scheduler", "Is the driver told to share the card's time as it is wanted?",
                        ofDriven(Scheduler::evaluate)));
    }

    private static List<Check> virtualGpu() {
        return List.of(
                Check.ofUse("VGPU-001", "Is the virtual GPU of the form that driver and kernel have?",
                        ofDriven(Form::evaluate)),
                Check.ofUse("VGPU-002", "Is the virtual function a virtual GPU?", ofDriven(CurrentType::evaluate)),
                Check.ofUse("VGPU-003", "Does the virtual function keep its driver?", NvidiaChecks::managed),
                Check.ofUse("MDEV-003", "Is there one left of the profile?", ofDriven(Left::evaluate)),
                Check.ofUse("nvidia-params", "Are the plugin's parameters those that are wanted?",
                        ofDriven(Parameters::evaluate)),
                Check.ofUse("VGPU-016", "Can the guest get a license?", NvidiaChecks::firmware));
    }

    private static List<Check> host() {
        return List.of(Check.ofHost("VGPU-006", "Do the drivers of guests and host fit?", Log::drivers),
                Check.ofHost("VGPU-007", "Are the virtual GPUs licensed?", License::evaluate),
                Check.ofHost("VGPU-008", "Is this host's own licensing configured?", License::configuration),
                Check.ofHost("VGPU-010", "Can vgpu_unlock read its files?", UnlockFiles::evaluate),
                Check.ofHost("VGPU-011", "Is vgpu_unlock as new as the driver?", UnlockFiles::version),
                Check.ofHost("VGPU-014", "Do vgpu_unlock's amounts of memory add up?", UnlockFiles::memory));
    }

    private static List<Check> common() {
        Check iommu = CommonChecks.iommu();
        return List.of(CommonChecks.lockedMemory(), CommonChecks.signedModules(s -> List.of(DRIVER)),
                Check.ofUse(iommu.id(), iommu.question().toString(),
                        s -> address(s).isPresent() ? iommu.evaluate(s) : Finding.notApplicable()));
    }

    /** Asks about the card of a use, where NVIDIA or vgpu_unlock lets it have virtual GPUs; else VGPU-012 tells all. */
    private static Function<Situation, Finding> of(BiFunction<Situation, Card, Finding> answer) {
        return s -> Card.of(s).filter(card -> CardSupport.isUsable(s.host(), card))
                .map(card -> about(s, answer.apply(s, card))).orElseGet(Finding::notApplicable);
    }

    /** As {@link #of}, of a card that the driver has; else GVT-009 tells. */
    private static Function<Situation, Finding> ofDriven(BiFunction<Situation, Card, Finding> answer) {
        return of((s, card) -> card.function().driver().is(DRIVER) ? answer.apply(s, card) : Finding.notApplicable());
    }

    static Finding about(Situation s, Finding finding) {
        return s.use().map(use -> finding.about(use.anchor())).orElse(finding);
    }

    /** The virtual function that is wanted; empty when a mediated device is. */
    static Optional<PciAddress> address(Situation s) {
        return s.values().text(NvidiaFields.DEVICE).flatMap(PciAddress::of);
    }

    private static Finding driver(Situation s, Card card) {
        String path = card.function().path() + "/driver";
        Fact<String> driver = card.function().driver();
        if (driver.is(DRIVER)) {
            return Finding.pass("NVIDIA's driver has the card {0}", card.name()).saw(path, driver);
        }
        Plan bind = Plan.on(s.host(), "Give the card {0} to NVIDIA's driver", card.name()).step(
                Text.of("Bind {0} to {1}", card.name(), DRIVER),
                new Change.BindDriver(card.function().address(), Optional.of(DRIVER), Optional.empty()));
        Finding finding = Finding.block("NVIDIA's driver does not have the card {0}", card.name())
                .because("Only the driver of NVIDIA's vGPU software divides it; {0} has it now.", driver.or("nobody"))
                .solve("Give it to the driver nvidia, and take it out of what binds it to another one when the host starts.")
                .saw(path, driver);
        return s.host().hasModule(DRIVER).or(false) ? finding.remedy(Remedy.plan(bind)) : finding;
    }

    /** VGPU-004. Turing's T4 names virtual functions too, and yet its mediated devices are the card's own. */
    private static Finding functions(Situation s, Card card) {
        Optional<Integer> total = card.function().totalVfs().optional().filter(count -> count > 0);
        if (total.isEmpty() || !card.parents().optional().orElse(List.of()).isEmpty()) {
            return Finding.notApplicable();
        }
        String path = card.function().path() + "/sriov_numvfs";
        int count = card.function().numVfs().optional().orElse(0);
        return count > 0
                ? Finding.pass("The card {0} has {1} virtual functions", card.name(), count).saw(path, count)
                : Finding.block("The card {0} has no virtual functions", card.name())
                        .because(
                                "Virtual GPUs of Ampere and newer are virtual functions, which are made after each start of the "
                                        + "host.")
                        .solve("Run \"/usr/lib/nvidia/sriov-manage -e {0}\" and let a service do so at each start; writing to "
                                + "sriov_numvfs is not enough, for the driver must prepare the card first.",
                                card.name())
                        .saw(path, count).saw(card.function().path() + "/sriov_totalvfs", total.get());
    }

    private static Finding managed(Situation s) {
        if (s.use().isEmpty() || s.domain().isEmpty() || address(s).isEmpty()) {
            return Finding.notApplicable();
        }
        var hostdev = s.use().get().anchor();
        String seen = hostdev.get("@managed").orElse("not there: no");
        if (!Told.isOn(new HostDevice(hostdev).managed())) {
            return Finding.pass("libvirt leaves the virtual function its driver").saw("hostdev@managed", seen);
        }
        Domain domain = s.domain().get();
        return about(s, Finding.block("libvirt would take the virtual function from NVIDIA's driver")
                .because(
                        "It binds a managed device to vfio-pci, and the virtual GPU is gone: NVIDIA's driver itself is what the "
                                + "machine uses.")
                .solve("Set managed='no'.").saw("hostdev@managed", seen)
                .remedy(Remedy.edit(domain, draft -> draft.at(hostdev).set("@managed", "no"), "Set managed='no'")));
    }

    /** VGPU-016. No edit mends it: a system that was installed for a BIOS does not boot by UEFI. */
    private static Finding firmware(Situation s) {
        if (s.use().isEmpty() || s.domain().isEmpty()) {
            return Finding.notApplicable();
        }
        Firmware firmware = Firmware.of(s.domain().get());
        if (firmware.isUefi()) {
            return Finding.pass("The guest boots by UEFI").saw("os", "UEFI");
        }
        return new GuestOs(s.domain().get()).onWindows(
                "Whether NVIDIA's license service takes a guest that boots by a BIOS",
                Finding.notApplicable(),
                () -> about(s, Finding.warn("NVIDIA's license service may refuse a Windows guest that boots by a BIOS")
                        .because("It tells guests apart by what their UEFI firmware says of them.")
                        .solve("Install the guest with UEFI, or convert it (mbr2gpt.exe in the guest, then firmware='efi').")
                        .saw("os@firmware", firmware.automatic().value().orElse("not there"))));
    }
}
