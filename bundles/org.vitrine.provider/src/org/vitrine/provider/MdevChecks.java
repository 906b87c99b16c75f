// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.domain.HostDevice;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Mdev;
import org.vitrine.host.MdevDefinition;
import org.vitrine.host.MdevParent;
import org.vitrine.host.MdevType;
import org.vitrine.host.Plan;
import org.vitrine.host.UnknownFactException;

/**
 * Checks of mediated devices, whoever makes them. They are asked once a domain or a host, about all {@code <hostdev
 * type='mdev'>} together, and tell the first that is at fault.
 */
public final class MdevChecks {
    /** Where the udev rule of mdevctl looks for it: {@code 60-mdevctl.rules} has the path in it. */
    static final String MDEVCTL = "/usr/sbin/mdevctl";
    // the types that virt-manager can write; virtinst/devices/hostdev.py
    private static final String VIRT_MANAGER = "nvidia-\\d+|i915-GVTg_V\\d+_\\d+";
    private static final String DISPLAY = "@display";
    private static final String RAMFB = "@ramfb";

    private MdevChecks() {
    }

    /** MDEV-001, -002, -004 to -006, GVT-007, mdev-ramfb and mdev-once. MDEV-003, which knows the maker's rules, is the providers'. */
    public static List<Check> all() {
        return List.of(
                Check.ofDomain("MDEV-001", "Are the mediated devices there?", ofEach(MdevChecks::isThere)),
                Check.ofDomain("MDEV-002", "Will the mediated devices be there after a reboot?",
                        ofEach(MdevChecks::isKept)),
                Check.ofDomain("MDEV-004", "Are the mediated devices of the type that is wanted?",
                        ofEach(MdevChecks::isOfType)),
                Check.ofHost("MDEV-005", "Can virt-manager use the mediated devices of this host?",
                        MdevChecks::virtManager),
                Check.ofDomain("MDEV-006", "Does a mediated device show its screen?", MdevChecks::screen),
                Check.ofDomain("mdev-ramfb", "Can the boot screens of the mediated devices be shown?",
                        MdevChecks::ramfb),
                Check.ofDomain("mdev-once", "Has each mediated device one machine that uses it?",
                        MdevSharing::evaluate),
                Check.ofDomain("GVT-007", "Is ramfb asked of a device that has it?", RamfbArgument::evaluate));
    }

    /** The worst answer about one of the devices; what could not be told is no worse than a fault that could. */
    private static Function<Situation, Finding> ofEach(BiFunction<Situation, WantedMdev, Finding> answer) {
        return s -> s.domain().stream().flatMap(domain -> WantedMdev.in(domain, s.host())).map(mdev -> {
            try {
                return answer.apply(s, mdev);
            } catch (UnknownFactException e) {
                return Finding.unknown("{0}", e.why()).about(mdev.element());
            }
        }).reduce((a, b) -> b.verdict().compareTo(a.verdict()) > 0 ? b : a).orElseGet(Finding::notApplicable);
    }

    private static Finding isThere(Situation s, WantedMdev mdev) {
        if (mdev.uuid().isEmpty()) {
            new HostDevice(mdev.element()).uuid().text().ifPresent(text -> Told.literal(s, text));
            return Finding.block("A mediated device has no UUID").about(mdev.element())
                    .because("libvirt finds the device on the host by its UUID.")
                    .solve("Choose a device or a type for it.")
                    .saw("source/address@uuid", mdev.element().get("source/address@uuid").orElse("not there"));
        }
        String path = Mdev.DEVICES + "/" + mdev.uuid().get();
        if (mdev.isThere().is(true)) {
            return Finding.pass("The mediated device {0} is there", mdev.uuid().get()).about(mdev.element()).saw(path,
                    "there");
        }
        if (s.source().isPresent() && mdev.wish().isPresent()) {
            return Finding.info("The mediated device is made when the machine is started").about(mdev.element())
                    .because("Who starts this {0} document chooses and makes it.", s.source().get().dialect())
                    .solve("For libvirt, convert the document and make the device first.")
                    .saw(path, "not there");
        }
        Finding missing = Finding.block("The mediated device {0} is not there", mdev.uuid().get())
                .about(mdev.element()).saw(path, "not there");
        Finding told = switch (mdev.definition()) {
            case Fact.Known<MdevDefinition>(var definition) ->
                missing.because("mdevctl is told how to make it, but it was not made.")
                        .saw(file(definition), definition.type());
            case Fact.Absent<MdevDefinition>() -> missing
                    .because("A mediated device lives until the host is shut down, and nothing makes this one anew.")
                    .saw(Mdev.DEFINITIONS, "no " + mdev.uuid().get());
            case Fact.Unknown<MdevDefinition>(String why) ->
                missing.because("Whether mdevctl is told to make it does not show: {0}.", why);
        };
        Optional<Plan> plan = MdevPlans.create(mdev);
        if (plan.isPresent()) {
            return told.solve("Make it.").remedy(Remedy.plan(plan.get()));
        }
        Optional<String> without = withoutTypes(mdev);
        return without.isPresent()
                ? told.solve("{0} makes no mediated devices now: let it, or choose another device.", without.get())
                        .saw(Mdev.PARENTS, "no " + without.get())
                : told.solve("Choose a type of which there is one left, or another device.");
    }

    /** The device that it is to be a part of, where that is known not to make any now. */
    private static Optional<String> withoutTypes(WantedMdev mdev) {
        return mdev.parent() instanceof Fact.Known<String>(String parent)
                && mdev.host().mdev().parents().ifAbsent(() -> Fact.known(List.of()))
                        .map(all -> all.stream().noneMatch(one -> one.name().equals(parent))).equals(Fact.known(true))
                                ? Optional.of(parent)
                                : Optional.empty();
    }

    private static String file(MdevDefinition definition) {
        return Mdev.DEFINITIONS + "/" + definition.parent() + "/" + definition.uuid();
    }

    private static Finding isKept(Situation s, WantedMdev mdev) {
        if (mdev.uuid().isEmpty() || mdev.isThere().optional().isEmpty()) {
            return Finding.notApplicable();
        }
        Optional<MdevDefinition> definition = mdev.definition().optional();
        if (definition.isEmpty()) {
            return mdev.isThere().is(false)
                    ? Finding.notApplicable() // MDEV-001 tells
                    : later(Finding.warn("The mediated device {0} will be gone after a reboot", mdev.uuid().get())
                            .because("mdevctl is not told to make it anew.")
                            .saw(Mdev.DEFINITIONS, "no " + mdev.uuid().get()), mdev);
        }
        String file = file(definition.get());
        if (!definition.get().isAuto()) {
            return later(Finding.warn("The mediated device {0} is not made by itself after a reboot", mdev.uuid().get())
                    .because("mdevctl is told how to make it, but to wait until somebody asks.")
                    .saw(file, "start: manual"), mdev);
        }
        if (s.host().entry(MDEVCTL).optional().isEmpty()) {
            return Finding.warn("Nothing makes the mediated device {0} when the host starts", mdev.uuid().get())
                    .about(mdev.element())
                    .because("Its udev rule calls {0}, which is not there.", MDEVCTL)
                    .solve("Install mdevctl, or link {0} to where yours is.", MDEVCTL).saw(file, "start: auto")
                    .saw(MDEVCTL, "not there").saw("mdevctl", s.host().tools().program("mdevctl"));
        }
        if (mdev.isThere().is(false)) {
            return withoutTypes(mdev).isPresent()
                    ? Finding.notApplicable() // MDEV-001 tells
                    : Finding.warn("The mediated device {0} was to be made by itself and was not", mdev.uuid().get())
                            .about(mdev.element())
                            .because("udev calls mdevctl when the parent appears. A driver that names its types later, "
                                    + "as NVIDIA's does, is then too late.")
                            .solve("Let a service run \"mdevctl start-parent-mdevs {0}\" once the driver has named its "
                                    + "types: of NVIDIA's, after nvidia-vgpud.service.", definition.get().parent())
                            .saw(file, "start: auto");
        }
        return Finding.pass("mdevctl makes the mediated device {0} anew", mdev.uuid().get()).saw(file, "start: auto");
    }

    private static Finding later(Finding finding, WantedMdev mdev) {
        Finding told = finding.about(mdev.element()).solve("Let mdevctl make it whenever its parent appears.");
        return MdevPlans.keep(mdev).map(plan -> told.remedy(Remedy.plan(plan))).orElse(told);
    }

    private static Finding isOfType(Situation s, WantedMdev mdev) {
        Optional<String> wanted = mdev.wantedType().optional();
        if (mdev.uuid().isEmpty() || wanted.isEmpty() || mdev.isThere().is(false)) {
            return Finding.notApplicable();
        }
        String is = mdev.type().optional().orElse("none");
        String path = Mdev.DEVICES + "/" + mdev.uuid().get() + "/mdev_type";
        if (is.equals(wanted.get())) {
            return Finding.pass("The mediated device {0} is of type {1}", mdev.uuid().get(), is).saw(path, is);
        }
        Finding told = Finding.block("The mediated device {0} is of type {1}, not {2}", mdev.uuid().get(), is,
                wanted.get()).about(mdev.element())
                .because(
                        "Its UUID was used for another one, so that the machine would get other memory or a smaller screen.")
                .solve("Make it anew, or take it as it is.").saw(path, is).saw("wanted", wanted.get());
        Finding other = MdevPlans.replace(mdev).map(Remedy::plan).map(told::remedy).orElse(told);
        String device = mdev.element().get("source/address@uuid").orElseThrow();
        return DeviceWish.entry(mdev.domain(), device).filter(wish -> wish.get("@" + WantedMdev.TYPE).isPresent())
                .map(wish -> other.remedy(Remedy.edit(mdev.domain(),
                        draft -> draft.at(wish).set("@" + WantedMdev.TYPE, is), "Take it as it is")))
                .orElse(other);
    }

    private static Finding virtManager(Situation s) {
        HostSnapshot host = s.host();
        List<MdevParent> parents = host.mdev().parents().optional().orElse(List.of());
        List<String> types = Fact.all(parents.stream().map(MdevParent::types).toList()).optional().orElse(List.of())
                .stream().flatMap(List::stream).map(MdevType::id).distinct().toList();
        if (types.isEmpty()) {
            return Finding.notApplicable();
        }
        List<String> strange = types.stream().filter(type -> !type.matches(VIRT_MANAGER)).toList();
        return strange.isEmpty()
                ? Finding.pass("virt-manager knows these types").saw(Mdev.PARENTS, String.join(", ", types))
                : Finding.info("virt-manager cannot add mediated devices of type {0}", strange.getFirst())
                        .because(
                                "It knows the names of Intel's and NVIDIA's types only and says \"Don't know how to generate "
                                        + "nodedev for mdev type id\".")
                        .solve("Add them here, or write the <hostdev> by hand.")
                        .saw(Mdev.PARENTS, String.join(", ", strange));
    }

    /** virt-manager writes display='off' ramfb='off' always; that is a fault where the machine has no other screen. */
    private static Finding screen(Situation s) {
        List<Element> mdevs = s.domain().stream().flatMap(domain -> WantedMdev.in(domain, s.host()))
                .map(WantedMdev::element).toList();
        boolean isAsked = s.domain().filter(domain -> domain.devices("graphics").findAny().isPresent()).isPresent();
        if (mdevs.isEmpty() || !isAsked) {
            return Finding.notApplicable();
        }
        Domain domain = s.domain().orElseThrow();
        if (mdevs.stream().anyMatch(mdev -> Told.isOn(new HostDevice(mdev).display()))) {
            return Finding.pass("A mediated device shows its screen").saw("hostdev" + DISPLAY, "on");
        }
        if (domain.devices("video").noneMatch(video -> video.is("model@type", "none"))) {
            return Finding.pass("An emulated adapter shows a screen");
        }
        Element first = mdevs.getFirst();
        return Finding.warn("The machine's viewer will stay black").about(first)
                .because("The mediated device does not show its screen there, and there is no emulated adapter. "
                        + "virt-manager always writes it so.")
                .solve("Let the mediated device show its screen.")
                .saw("hostdev" + DISPLAY, first.get(DISPLAY).orElse("off"))
                .saw("video/model@type", "none")
                .remedy(Remedy.edit(domain, draft -> draft.at(first).set(DISPLAY, "on"), "Show its screen"));
    }

    /** libvirt: "Only one vgpu device can have 'ramfb' enabled"; QEMU: "ramfb=on requires display=on". */
    private static Finding ramfb(Situation s) {
        List<Element> with = s.domain().stream().flatMap(domain -> WantedMdev.in(domain, s.host()))
                .map(WantedMdev::element).filter(element -> Told.isOn(new HostDevice(element).ramFb())).toList();
        if (with.isEmpty()) {
            return Finding.notApplicable();
        }
        Domain domain = s.domain().orElseThrow();
        if (with.size() > 1) {
            return Finding.block("{0} mediated devices want to show the boot screen", with.size()).about(with.get(1))
                    .because("libvirt takes ramfb on one device of a machine.").solve("Leave it to the first.")
                    .saw("hostdev" + RAMFB, "on, " + with.size() + " times")
                    .remedy(Remedy.edit(domain, draft -> with.stream().skip(1)
                            .forEach(element -> draft.at(element).clear(RAMFB)), "Leave it to the first"));
        }
        Element one = with.getFirst();
        return Told.isOn(new HostDevice(one).display())
                ? Finding.pass("A mediated device shows the boot screen").saw("hostdev" + RAMFB, "on")
                : Finding.block("A boot screen needs a screen").about(one)
                        .because("QEMU gives ramfb to a device that shows its screen only.")
                        .solve("Let the device show its screen too.").saw("hostdev" + RAMFB, "on")
                        .saw("hostdev" + DISPLAY, one.get(DISPLAY).orElse("off"))
                        .remedy(Remedy.edit(domain, draft -> draft.at(one).set(DISPLAY, "on"), "Show its screen"))
                        .remedy(Remedy.edit(domain, draft -> draft.at(one).clear(RAMFB), "Do without the boot screen"));
    }
}
