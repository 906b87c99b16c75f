// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.vitrine.host.Change;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Iommu;
import org.vitrine.host.KernelArguments;
import org.vitrine.host.Plan;
import org.vitrine.host.Step.Effect;
import org.vitrine.host.Text;

/** HOST-003 and HOST-007. Both are faults of the host, so their subject is the domain and not the use. */
final class IommuChecks {
    private static final String COMMAND_LINE = "/proc/cmdline";
    static final String INTERRUPTS = "/proc/interrupts";
    // not ARM's ITS-PCI-MSI and the like, which isolate by themselves
    private static final Pattern PCI = Pattern.compile("(^|\\s)(IR-)?PCI-MSI", Pattern.MULTILINE);
    private static final String UNSAFE = "allow_unsafe_interrupts";

    private IommuChecks() {
    }

    static Finding isOn(Situation s) {
        Iommu iommu = s.host().iommu();
        if (iommu.isOn().is(true)) {
            return Finding.pass("The IOMMU is on").saw(Iommu.GROUPS, iommu.groups().map(List::size));
        }
        Finding off = onDomain(s, Finding.block("The IOMMU is off").saw(Iommu.GROUPS, "no groups"));
        Fact<KernelArguments> arguments = s.host().kernel().arguments();
        Optional<String> word = arguments.optional().flatMap(IommuChecks::switchedOff);
        if (word.isPresent()) {
            return off.because("The kernel was told so: {0}.", word.get())
                    .solve("Take {0} off the kernel's command line and start the host anew.", word.get())
                    .saw(COMMAND_LINE, word.get()).with(switchOn(s.host(), word.get()));
        }
        if (KvmChecks.isOther(s.host())) {
            return off.because("The kernel has found none.").solve("Enable the SMMU or IOMMU in the firmware setup.")
                    .saw(Iommu.UNITS, iommu.units().map(List::size));
        }
        Optional<String> table = iommu.firmwareTable().optional();
        if (table.isEmpty()) {
            return off
                    .because(
                            "The firmware tells the kernel of none: it is switched off in the setup, or there is none.")
                    .solve("Enable VT-d (Intel) or AMD-Vi/IOMMU (AMD) in the firmware setup.")
                    .saw("/sys/firmware/acpi/tables", "neither DMAR nor IVRS");
        }
        return off.because("The firmware has it on ({0}) and the kernel does not use it.", table.get())
                .solve(table.get().equals("DMAR")
                        ? "Add intel_iommu=on to the kernel's command line (kernels before 6.8 need it) and start the host anew."
                        : "Look for AMD-Vi in the kernel's log: an update of firmware or kernel may be due.")
                .saw("/sys/firmware/acpi/tables/" + table.get(), "there")
                .with(switchOn(s.host(), ""));
    }

    /** A plan for Intel's, where the boot loader is known; AMD's is on unless it was switched off. */
    private static Optional<Remedy> switchOn(HostSnapshot host, String off) {
        var on = new Change.KernelArgument("intel_iommu", "on");
        if (!host.iommu().firmwareTable().equals(Fact.known("DMAR"))
                || !(host.boot().edited(on) instanceof Fact.Known)) {
            return Optional.empty();
        }
        Plan plan = Plan.on(host, "Switch the IOMMU on").step(Text.of("Start the kernel with intel_iommu=on"), on,
                Effect.REBOOT);
        return Optional.of(Remedy.plan(off.equals("iommu=off")
                ? plan.step(Text.of("Start the kernel without iommu=off"),
                        new Change.KernelArgument("iommu", Optional.empty()), Effect.REBOOT)
                : plan));
    }

    private static Optional<String> switchedOff(KernelArguments arguments) {
        return Stream.of("iommu", "intel_iommu", "amd_iommu")
                .filter(name -> arguments.value(name).filter("off"::equals).isPresent()).map(name -> name + "=off")
                .findFirst();
    }

    /** What the names of the chips in use tell; empty where they cannot be read or none is PCI's. */
    private static Optional<Boolean> chips(HostSnapshot host) {
        return host.text(INTERRUPTS) instanceof Fact.Known<String>(String table) && PCI.matcher(table).find()
                ? Optional.of(table.contains("IR-PCI-MSI"))
                : Optional.empty();
    }

    /** Interrupt chips named IR- are seen on Intel and AMD alike; without them the unit's own register tells on Intel. */
    static Finding remaps(Situation s) {
        HostSnapshot host = s.host();
        if (host.iommu().isOn().is(false) || KvmChecks.isOther(host)) {
            return Finding.notApplicable();
        }
        Optional<Boolean> chips = chips(host);
        Optional<Boolean> remaps = chips.isPresent() ? chips : host.iommu().canRemapInterrupts().optional();
        String where = chips.isPresent() ? INTERRUPTS : Iommu.UNITS + "/*/intel-iommu/ecap";
        if (remaps.isEmpty()) {
            return Finding.unknown("Whether interrupts are remapped does not show: no IOMMU unit of Intel's tells")
                    .solve("Look for \"Interrupt remapping enabled\" in the kernel's log.");
        }
        if (remaps.get()) {
            return Finding.pass("The IOMMU remaps interrupts").saw(where,
                    chips.isPresent() ? "has IR-PCI-MSI" : "bit 3 is 1");
        }
        Fact<String> unsafe = host.modules().module("vfio_iommu_type1").parameter(UNSAFE);
        Finding finding = unsafe.is("Y")
                ? Finding.warn("A guest may send the host interrupts of its own making")
                : Finding.block("VFIO will not take a device without interrupt remapping");
        return onDomain(s, finding).because("The IOMMU cannot remap interrupts.")
                .solve("Update the firmware and enable x2APIC in its setup. The last resort is vfio_iommu_type1.{0}=1, with "
                        + "which a guest can disturb the host.", UNSAFE)
                .saw(where, chips.isPresent() ? "has PCI-MSI without IR-" : "bit 3 is 0")
                .saw("vfio_iommu_type1." + UNSAFE, unsafe);
    }

    /** About the whole domain, so that several uses tell it once. */
    static Finding onDomain(Situation s, Finding finding) {
        return s.domain().map(domain -> finding.about(domain.root())).orElse(finding);
    }
}
