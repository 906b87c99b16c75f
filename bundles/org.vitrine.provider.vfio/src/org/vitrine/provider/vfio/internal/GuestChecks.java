// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.host.Fact;
import org.vitrine.host.UnknownFactException;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.GuestOs;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Told;

/** What the guest makes of the GPU: VFIO-022 to VFIO-025, VFIO-029, VFIO-033, VFIO-034 and HOST-015. */
final class GuestChecks {
    private static final String VENDOR_ID = "/features/hyperv/vendor_id";
    private static final Set<String> PCS = Set.of("x86_64", "i686");
    // 3D controllers, which have no screen of their own
    private static final int NO_SCREEN = 0x0302;

    static final List<Check> CHECKS = List.of(
            VfioChecks.inDomain("VFIO-022", "May an old NVIDIA driver stop with code 43?", GuestChecks::nvidia),
            VfioChecks.inDomain("VFIO-023", "May a new Radeon stop with code 43?", GuestChecks::radeon),
            Check.ofDomain("VFIO-024", "Does libvirt take the Hyper-V vendor id?", GuestChecks::vendorId),
            VfioChecks.ofGpuThere("VFIO-025", "Is it a laptop's GPU without a screen?", GuestChecks::muxless),
            VfioChecks.inDomain("VFIO-029", "Has the machine PCI Express?", GuestChecks::express),
            Check.ofDomain("VFIO-033", "Is there a memory balloon beside a device of the host?", GuestChecks::balloon),
            VfioChecks.inDomain("VFIO-034", "Can the machine be saved or migrated?", (passed, domain) -> saved(passed)),
            VfioChecks.inDomain("HOST-015", "Does KVM let Windows' unknown registers pass?", GuestChecks::registers));

    private GuestChecks() {
    }

    /** The row says error: it was one before driver 465 of 2021, which knows virtual machines. The guest's is not known. */
    private static Finding nvidia(Passed passed, Domain domain) {
        if (!passed.isOf(Passed.NVIDIA) || !new GuestOs(domain).isWindows().couldBe(is -> is)) {
            return Finding.notApplicable();
        }
        return isHidden(passed)
                ? Finding.pass("KVM is hidden from NVIDIA's driver").saw("features/kvm/hidden@state", "on")
                : hide(passed, Finding.info("GeForce drivers before 465 stop with code 43 in this machine")
                        .because("They look for a hypervisor's signature. Newer ones, since 2021, do not mind."));
    }

    private static Finding radeon(Passed passed, Domain domain) {
        if (!passed.isOf(Passed.AMD) || !passed.gpu().device().couldBe(ResetQuirks::isLater)
                || !new GuestOs(domain).isWindows().couldBe(is -> is)) {
            return Finding.notApplicable();
        }
        return isHidden(passed)
                ? Finding.pass("KVM is hidden from AMD's driver").saw("features/kvm/hidden@state", "on")
                : hide(passed, Finding.info("Some new Radeons stop with code 43 unless KVM is hidden")
                        .because("Reported of the RX 9070 with Windows guests (mroboff/vm-curator#71)."));
    }

    private static boolean isHidden(Passed passed) {
        return passed.get(VfioFields.HIDDEN) && !passed.get(VfioFields.VENDOR_ID).isEmpty();
    }

    private static Finding hide(Passed passed, Finding finding) {
        return finding.solve("Hide KVM and give a Hyper-V vendor id if the driver stops.")
                .saw("features/kvm/hidden@state", passed.s().values().text(VfioFields.HIDDEN).orElse("not there"))
                .saw("features/hyperv/vendor_id@value",
                        passed.s().values().text(VfioFields.VENDOR_ID).orElse("not there"))
                .remedy(Remedy.settings(passed.s().values().with(VfioFields.HIDDEN, true).with(VfioFields.VENDOR_ID,
                        "vitrine"), "Hide KVM"));
    }

    private static Finding vendorId(Situation s) {
        Optional<Element> element = s.domain().flatMap(domain -> domain.find(VENDOR_ID));
        if (element.isEmpty()) {
            return Finding.notApplicable();
        }
        String value = Told.literal(s, element.get().get("@value").orElse(""));
        String good = VendorId.fitting(value);
        if (good.equals(value)) {
            return Finding.pass("libvirt takes the vendor id").saw("vendor_id@value", value);
        }
        return Finding.block("libvirt refuses the Hyper-V vendor id").about(element.get())
                .because("It takes up to {0} characters of ASCII, fewer of others, and no comma.", VendorId.MOST)
                .solve("Shorten it.").saw("vendor_id@value", value)
                .remedy(Remedy.edit(s.domain().get(), draft -> draft.at(element.get()).set("@value", good),
                        "Shorten it to {0}", good));
    }

    private static Finding muxless(Passed passed) {
        if (passed.host().firmware().isLaptop().is(false)) {
            return Finding.notApplicable();
        }
        boolean hasNone = passed.gpu().classCode().optional().filter(code -> code >> 8 == NO_SCREEN).isPresent();
        return hasNone
                ? Finding.warn("This laptop's GPU has no screen and perhaps no ROM of its own")
                        .because(
                                "It draws for the other GPU, and its driver looks for ROM and battery in ACPI tables that a "
                                        + "guest does not have: code 43.")
                        .solve("Show the guest by Looking Glass or remotely; some cards need their ROM in the guest's ACPI "
                                + "tables, and some never work.")
                        .saw(passed.gpu().path() + "/class", passed.gpu().read("class"))
                        .saw("chassis_type", passed.host().firmware().chassisType())
                : Finding.pass("The GPU can drive a screen").saw(passed.gpu().path() + "/class",
                        passed.gpu().read("class"));
    }

    /** The row says error; most cards work as conventional PCI devices, and some drivers, AMD's first, do not. */
    private static Finding express(Passed passed, Domain domain) {
        String machine = domain.get("/os/type@machine").orElse("");
        if (machine.contains("q35") || machine.matches("virt(-.*)?")) {
            return Finding.pass("The machine {0} has PCI Express", machine).saw("os/type@machine", machine);
        }
        boolean isUsual = machine.isEmpty()
                && domain.get("/os/type@arch").filter(arch -> !PCS.contains(arch)).isEmpty();
        if (!isUsual && !machine.equals("pc") && !machine.contains("i440fx")) {
            throw new UnknownFactException("whether a machine "
                    + (machine.isEmpty() ? "of another processor" : "of type \"" + machine + "\"")
                    + " has PCI Express is not known here");
        }
        Finding finding = Finding.warn("The machine has no PCI Express")
                .because("The GPU is a PCI Express device; some drivers do not start it on a conventional bus.")
                .solve("Use machine type q35. A guest that is installed already may need its drivers once more: "
                        + "virt-xml NAME --edit --convert-to-q35 makes the whole change.")
                .saw("os/type@machine", machine.isEmpty() ? "not there: pc" : machine);
        return domain.find("/os/type").map(finding::about).orElse(finding);
    }

    private static Finding balloon(Situation s) {
        if (s.domain().isEmpty()) {
            return Finding.notApplicable();
        }
        Domain domain = s.domain().get();
        if (domain.devices("hostdev").noneMatch(device -> device.is("@type", "pci") || device.is("@type", "mdev"))) {
            return Finding.notApplicable();
        }
        Optional<Element> balloon = domain.devices("memballoon").findFirst();
        balloon.flatMap(element -> element.get("@model")).ifPresent(model -> Told.literal(s, model));
        if (balloon.filter(element -> element.is("@model", "none")).isPresent()) {
            return Finding.pass("There is no memory balloon").saw("memballoon@model", "none");
        }
        Finding finding = Finding.warn("A memory balloon slows a machine with a device of the host down")
                .because(
                        "All of the machine's memory is locked, so the balloon gives nothing back; libvirt adds one where "
                                + "none is written.")
                .solve("Set its model to none.")
                .saw("memballoon@model", balloon.flatMap(element -> element.get("@model")).orElse("not there: virtio"))
                .remedy(Remedy.edit(domain, draft -> draft.root().set("/devices/memballoon@model", "none"),
                        "Take the balloon away"));
        return finding.about(balloon.orElseGet(() -> domain.devices("hostdev").findFirst().orElseThrow()));
    }

    /** Variant drivers of VFIO can save what their device holds; vfio-pci cannot. */
    private static Finding saved(Passed passed) {
        Fact<String> driver = passed.gpu().driver();
        if (!passed.isLive()) {
            return Finding.notApplicable();
        }
        if (driver.optional().filter(name -> name.contains("vfio") && !name.equals("vfio-pci")).isPresent()) {
            return Finding.pass("The GPU's VFIO driver may save its state").saw(passed.gpu().path() + "/driver",
                    driver);
        }
        return Finding.info("The running machine cannot be saved, migrated or have a snapshot with its memory")
                .because("vfio-pci cannot read out what the GPU holds.")
                .solve("Shut the machine down first; a snapshot of its disks then works.")
                .saw(passed.gpu().path() + "/driver", driver);
    }

    /** The row was graded A- and warns; most Windows guests never touch such a register, so this is worth knowing only. */
    private static Finding registers(Passed passed, Domain domain) {
        if (!new GuestOs(domain).isWindows().couldBe(is -> is)) {
            return Finding.notApplicable();
        }
        Fact<String> ignores = passed.host().modules().module("kvm").parameter("ignore_msrs");
        if (ignores.is("Y")) {
            return Finding.pass("KVM ignores registers that it does not know").saw("kvm.ignore_msrs", "Y");
        }
        return Finding.info("Windows may stop at a processor register that KVM does not know")
                .because("Some drivers and games read such registers, and get a fault instead of nothing.")
                .solve("If Windows stops with a blue screen, set kvm.ignore_msrs=1, and kvm.report_ignored_msrs=0 against a "
                        + "flood of messages.")
                .saw("kvm.ignore_msrs", ignores).remedy(Remedy.plan(Plans.ignoreRegisters(passed)));
    }
}
