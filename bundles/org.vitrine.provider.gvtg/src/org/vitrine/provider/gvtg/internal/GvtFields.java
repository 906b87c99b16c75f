// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.gvtg.internal;

import java.util.List;

import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.MdevDevice;
import org.vitrine.host.MdevType;
import org.vitrine.provider.Choice;
import org.vitrine.provider.Field;
import org.vitrine.provider.Values;
import org.vitrine.provider.WantedMdev;

/** The settings of one virtual GPU. Of which GPU and type it is, stands in the domain's metadata. */
final class GvtFields {
    private static final String UUID_FORM = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final String SCREEN = "Screen";

    static final Field<String> PARENT = Field.device(WantedMdev.PARENT).from((host, soFar) -> gpus(host))
            .labelled("GPU", "")
            .explained(
                    "The Intel GPU that it is a part of. Only needed on a host with several, or to make the part anew.");
    static final Field<String> TYPE = Field.text(WantedMdev.TYPE).from(GvtFields::types)
            .where(type -> Slice.of(type).isPresent(), "type must be one of i915's, such as i915-GVTg_V5_4")
            .labelled("Type", "")
            .explained(
                    "How much of the GPU it gets. The last number is the share: _4 takes 128 MiB of the aperture and shows "
                            + "up to 1920 × 1200, _8 takes 64 MiB and shows 1024 × 768 only. Take a bigger one for a bigger screen "
                            + "or when the guest runs out of graphics memory.");
    static final Field<String> UUID = Field.text("uuid").at("source/address@uuid").from(GvtFields::devices)
            .where(text -> text.matches(UUID_FORM), "uuid must be a UUID").labelled("Device", "UUID")
            .explained("The part that was made, or the name that it will have. Change it to take another one.");
    static final Field<Boolean> DISPLAY = Field.toggle("display", "on", "off").at("@display")
            .labelled("Show its screen in the viewer", "").in(SCREEN)
            .explained(
                    "The viewer gets the guest's picture straight from the GPU (dma-buf), so the machine needs a screen with "
                            + "OpenGL. Turn it off when the guest is used by remote desktop only.");
    static final Field<Boolean> RAMFB = Field.toggle("ramfb", "on", "off").at("@ramfb")
            .labelled("Show the boot screen too", "").in(SCREEN)
            .explained(
                    "Firmware and boot loader draw into a simple frame buffer until the guest's driver comes. Turn it on "
                            + "where no emulated adapter shows them; one device of a machine may have it.");
    /** Those that stand in the domain's metadata. */
    static final List<Field<?>> WISHES = List.of(PARENT, TYPE);
    static final List<Field<?>> ALL = List.of(PARENT, TYPE, UUID, DISPLAY, RAMFB);

    private GvtFields() {
    }

    private static List<Choice> gpus(HostSnapshot host) {
        return Gpu.on(host).or(List.of()).stream().map(gpu -> Choice.of(gpu.name(), "{0}, {1}", gpu.name(),
                gpu.generation().map(Generation::title).or("not of a generation that GVT-g takes"))).toList();
    }

    private static List<Choice> types(HostSnapshot host, Values soFar) {
        return Gpu.on(host).or(List.of()).stream()
                .filter(gpu -> soFar.text(PARENT).filter(name -> !name.equals(gpu.name())).isEmpty())
                .flatMap(gpu -> gpu.types().or(List.of()).stream()).map(type -> Choice.of(type.id(), "{0}, {1} left",
                        title(type.id()), type.available().map(String::valueOf).or("some")))
                .toList();
    }

    private static List<Choice> devices(HostSnapshot host, Values soFar) {
        return host.mdev().devices().or(List.of()).stream()
                .filter(device -> device.type().couldBe(type -> type.startsWith(Slice.PREFIX)))
                .filter(device -> soFar.text(TYPE).filter(type -> !device.type().couldBe(type::equals)).isEmpty())
                .map(device -> Choice.of(device.uuid(), "{0}, {1}", device.uuid(), type(device))).toList();
    }

    private static String type(MdevDevice device) {
        Fact<String> type = device.type();
        return type.or("of an unknown type");
    }

    /** A type for a person. */
    static String title(String type) {
        return Slice.of(type).map(slice -> "%s (%s MiB of the aperture, up to %s)".formatted(type, slice.aperture(),
                slice.resolution())).orElse(type);
    }

    /** The ids of some types. */
    static List<String> ids(List<MdevType> types) {
        return types.stream().map(MdevType::id).toList();
    }
}
