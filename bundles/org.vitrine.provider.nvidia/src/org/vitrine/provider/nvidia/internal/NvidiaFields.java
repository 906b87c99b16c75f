// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import java.util.List;
import java.util.stream.Stream;

import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciAddress;
import org.vitrine.provider.Choice;
import org.vitrine.provider.Field;
import org.vitrine.provider.Values;
import org.vitrine.provider.WantedMdev;

/**
 * The settings of one virtual GPU, the same for both forms. What libvirt's XML has no place for stands in the domain's
 * metadata: the card, the type, and the parameters of NVIDIA's plugin.
 */
final class NvidiaFields {
    private static final String UUID_FORM = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final String SCREEN = "Screen";
    private static final String PLUGIN = "Parameters of NVIDIA's plugin";

    static final Field<String> PARENT = Field.device(WantedMdev.PARENT).from((host, soFar) -> cards(host))
            .labelled("Card", "")
            .explained("The card that it is a part of, or the virtual function that its mediated device is made of.");
    static final Field<String> TYPE = Field.text(WantedMdev.TYPE).from(NvidiaFields::types)
            .where(type -> Profile.number(type).isPresent(),
                    "type must be one of NVIDIA's, such as nvidia-232, or 1148 for a virtual function")
            .labelled("Profile", "")
            .explained("How much of the card's memory it gets and for what: Q for workstations, B for desktops, A for "
                    + "applications, C for computing. On a card whose memory is shared in equal parts, all virtual GPUs have the "
                    + "same amount, so the first decides.");
    static final Field<String> DEVICE = Field.text("device").from(NvidiaFields::devices)
            .where(text -> text.matches(UUID_FORM) || PciAddress.of(text).isPresent(),
                    "device must be a UUID or a PCI address")
            .labelled("Device", "UUID or PCI address")
            .explained(
                    "The mediated device by its UUID, or the virtual function by its address. Which of the two the driver "
                            + "makes depends on card, driver and kernel: Ada and newer, and kernels from 6.8 on, have functions.");
    static final Field<Boolean> DISPLAY = Field.toggle("display", "on", "off").at("@display")
            .labelled("Show its screen in the viewer", "").in(SCREEN)
            .explained(
                    "For mediated devices: the viewer gets copies of the guest's picture. Turn it off when the guest is used by "
                            + "remote desktop only.");
    static final Field<Boolean> RAMFB = Field.toggle("ramfb", "on", "off").at("@ramfb")
            .labelled("Show the boot screen too", "").in(SCREEN)
            .explained(
                    "For mediated devices: a simple frame buffer until the guest's driver comes. One device of a machine "
                            + "may have it.");
    static final Field<Boolean> FRAME_RATE_LIMITER = flag("frame_rate_limiter", "Limit the frame rate",
            "With the best-effort scheduler a profile draws 60 frames a second at most (45 for B), so that all get their share. "
                    + "Turn it off to measure; NVIDIA does not support that for work.")
            .byDefault(true);
    static final Field<Boolean> DISABLE_VNC = flag("disable_vnc", "Switch the console off",
            "Saves the time to copy the picture for the viewer. Needed for the full frame rate of remote desktops.");
    static final Field<Boolean> UNIFIED_MEMORY = flag("enable_uvm", "Unified memory for CUDA",
            "For C profiles, and Q profiles of the whole card. Makes the machine unable to migrate.");
    static final Field<Boolean> DEBUGGING = flag("enable_debugging", "CUDA debugger",
            "Lets CUDA debuggers work in the guest. Makes the machine unable to migrate.");
    static final Field<Boolean> PROFILING = flag("enable_profiling", "CUDA profiler",
            "Lets CUDA profilers see the GPU's counters, also those of other guests' work. Turn it on for one machine at a time.");
    static final Field<String> SCHEDULER = Field
            .choice("scheduler", List.of(Choice.of("best-effort", "Best effort: whoever has work"),
                    Choice.of("equal", "Equal share of those that are on"),
                    Choice.of("fixed", "Fixed share of all that fit")))
            .labelled("Scheduler of the card", "").in("Card")
            .explained(
                    "Holds for all machines on the card, and comes with the driver's next start. Take equal or fixed shares "
                            + "where one guest must not slow the others down; both switch the frame rate limiter off.");

    /** The parameters of NVIDIA's plugin, by the names that the driver has for them. */
    static final List<Field<Boolean>> PARAMETERS = List.of(FRAME_RATE_LIMITER, DISABLE_VNC, UNIFIED_MEMORY, DEBUGGING,
            PROFILING);
    /** Those that stand in the domain's metadata. */
    static final List<Field<?>> WISHES = Stream.concat(Stream.of(PARENT, TYPE, SCHEDULER), PARAMETERS.stream())
            .<Field<?>>map(field -> field).toList();
    static final List<Field<?>> ALL = Stream
            .concat(Stream.of(PARENT, TYPE, DEVICE, DISPLAY, RAMFB),
                    Stream.concat(PARAMETERS.stream(), Stream.of(SCHEDULER)))
            .<Field<?>>map(field -> field).toList();

    private NvidiaFields() {
    }

    private static Field<Boolean> flag(String id, String label, String explanation) {
        return Field.toggle(id, "1", "0").labelled(label, "").in(PLUGIN).explained(explanation);
    }

    private static List<Choice> cards(HostSnapshot host) {
        return Card.on(host).or(List.of()).stream().map(card -> Choice.of(card.name(), "{0}{1}", card.name(),
                card.model().couldBe(Model::isConsumer) ? ", for consumers" : "")).toList();
    }

    private static Stream<Card> chosen(HostSnapshot host, Values soFar) {
        return Card.on(host).or(List.of()).stream().filter(card -> soFar.text(PARENT).flatMap(PciAddress::of)
                .map(address -> Card.of(host.pci().function(address)).name().equals(card.name())).orElse(true));
    }

    private static List<Choice> types(HostSnapshot host, Values soFar) {
        return chosen(host, soFar).flatMap(card -> new Profiles(card).all().stream())
                .map(profile -> Choice.of(profile.id(), "{0}", profile.title())).distinct().toList();
    }

    private static List<Choice> devices(HostSnapshot host, Values soFar) {
        return chosen(host, soFar).flatMap(card -> Stream.concat(
                card.parents().or(List.of()).stream().flatMap(parent -> parent.devices().or(List.of()).stream())
                        .map(device -> Choice.of(device.uuid(), "{0}, {1}", device.uuid(), device.type().or("?"))),
                card.vgpus().or(List.of()).stream().map(vgpu -> Choice.of(vgpu.function().address(), "{0}, {1}",
                        vgpu.function().address(),
                        vgpu.current() instanceof Fact.Known<Integer>(Integer type) && type != 0
                                ? "type " + type
                                : "free"))))
                .toList();
    }
}
