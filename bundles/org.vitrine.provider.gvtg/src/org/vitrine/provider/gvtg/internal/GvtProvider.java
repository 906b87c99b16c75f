// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.gvtg.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Component;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.domain.Editable;
import org.vitrine.domain.Element;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.Check;
import org.vitrine.provider.CommonChecks;
import org.vitrine.provider.DeviceWish;
import org.vitrine.provider.Field;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.MdevChecks;
import org.vitrine.provider.Need;
import org.vitrine.provider.ProviderInfo;
import org.vitrine.provider.Trait;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;
import org.vitrine.provider.WantedMdev;

/**
 * Intel GVT-g: each {@code <hostdev type='mdev'>} of one of i915's types is a use. Of which type it is, the domain's metadata,
 * the device or mdevctl tells; where nothing does, it is ours on a host with an Intel GPU and no parent of another maker.
 */
@Component(property = {GraphicsProvider.ID + "=" + GvtProvider.ID, GraphicsProvider.DEVICES + "=hostdev @type=mdev"})
public final class GvtProvider implements GraphicsProvider {
    private static final String ID = "gvtg";
    private static final List<Check> CHECKS = Stream.of(CommonChecks.kvm(), GvtChecks.all(), MdevChecks.all(),
            CommonChecks.glScreen(), List.of(CommonChecks.lockedMemory()))
            .flatMap(List::stream).toList();

    @Override
    public ProviderInfo info() {
        return ProviderInfo.of(ID, "Intel GVT-g",
                "A part of an Intel GPU of Broadwell to Comet Lake, shown on the machine's own screen", Trait.MEDIATED,
                Trait.ACCELERATED);
    }

    @Override
    public List<Field<?>> fields() {
        return GvtFields.ALL;
    }

    @Override
    public List<Candidate> candidates(HostSnapshot host) {
        return new Offers(host).all();
    }

    @Override
    public List<Use> uses(Domain domain, HostSnapshot host) {
        return WantedMdev.in(domain, host).filter(GvtProvider::isOurs)
                .map(mdev -> Use.of(mdev.element(), name(mdev), values(mdev)).owning(owned(mdev))).toList();
    }

    private static List<Element> owned(WantedMdev mdev) {
        return Stream.concat(mdev.wish().stream(), Stream.of(mdev.element()))
                .sorted(Comparator.comparingInt(Element::start)).toList();
    }

    private static boolean isOurs(WantedMdev mdev) {
        Optional<String> owner = mdev.element().get("source/address@uuid")
                .flatMap(uuid -> DeviceWish.owner(mdev.domain(), uuid));
        return owner.map(ID::equals).orElseGet(() -> couldBeOurs(mdev));
    }

    private static boolean couldBeOurs(WantedMdev mdev) {
        return switch (mdev.anyType()) {
            case Fact.Known<String>(String type) -> type.startsWith(Slice.PREFIX);
            default -> mayBeOurs(mdev.host());
        };
    }

    private static boolean mayBeOurs(HostSnapshot host) {
        boolean hasIntel = Gpu.on(host).couldBe(gpus -> !gpus.isEmpty());
        boolean hasOther = host.mdev().parents().or(List.of()).stream().anyMatch(
                parent -> parent.types().or(List.of()).stream().noneMatch(type -> type.id().startsWith(Slice.PREFIX)));
        return hasIntel && !hasOther;
    }

    private static String name(WantedMdev mdev) {
        String uuid = mdev.uuid().orElse("without a device");
        return mdev.type() instanceof Fact.Known<String>(String type) ? type + ", " + uuid : "GVT-g, " + uuid;
    }

    private static Values values(WantedMdev mdev) {
        Values values = Values.read(GvtFields.ALL, mdev.element());
        Optional<String> device = values.text(GvtFields.UUID);
        Values wanted = device.map(uuid -> DeviceWish.read(values, GvtFields.WISHES, mdev.domain(), uuid))
                .orElse(values);
        return or(or(wanted, GvtFields.TYPE, mdev.type()), GvtFields.PARENT, mdev.parent());
    }

    private static Values or(Values values, Field<String> field, Fact<String> seen) {
        return values.text(field).isEmpty() && seen instanceof Fact.Known<String>(String text)
                ? values.with(field, text)
                : values;
    }

    @Override
    public void add(Draft draft, Values values) {
        String uuid = values.text(GvtFields.UUID)
                .orElseGet(() -> Offers.named(draft.now().digest() + values));
        Editable hostdev = draft.addDevice("hostdev").set("@mode", "subsystem").set("@type", "mdev")
                .set("@model", "vfio-pci");
        Values all = values.with(GvtFields.UUID.id(), uuid);
        all.write(hostdev);
        DeviceWish.claim(draft, uuid, ID);
        DeviceWish.write(draft, uuid, GvtFields.WISHES, all);
    }

    @Override
    public void change(Draft draft, Use use, Values values) {
        GraphicsProvider.super.change(draft, use, values);
        Optional<String> old = use.values().text(GvtFields.UUID);
        Optional<String> now = values.text(GvtFields.UUID);
        boolean hasMoved = !old.equals(now);
        if (hasMoved) {
            old.ifPresent(uuid -> forget(draft, uuid));
        }
        if (hasMoved || !values.only(GvtFields.WISHES).equals(use.values().only(GvtFields.WISHES))) {
            now.ifPresent(uuid -> {
                DeviceWish.claim(draft, uuid, ID);
                DeviceWish.write(draft, uuid, GvtFields.WISHES, values);
            });
        }
    }

    @Override
    public void remove(Draft draft, Use use) {
        draft.at(use.anchor()).remove();
        use.values().text(GvtFields.UUID).ifPresent(uuid -> forget(draft, uuid));
    }

    /** What was wanted of a device goes with the last that has it. */
    private static void forget(Draft draft, String uuid) {
        if (draft.now().devices("hostdev").noneMatch(other -> other.is("source/address@uuid", uuid))) {
            DeviceWish.remove(draft, uuid);
        }
    }

    @Override
    public List<Need> needs(Values values) {
        List<Need> needs = new ArrayList<>();
        if (values.get(GvtFields.DISPLAY)) {
            needs.add(DmabufScreen.need());
            needs.add(EmulatedVideo.need().checkedBy(EmulatedVideo.ID));
        }
        return List.copyOf(needs);
    }

    @Override
    public List<Check> checks() {
        return CHECKS;
    }
}
