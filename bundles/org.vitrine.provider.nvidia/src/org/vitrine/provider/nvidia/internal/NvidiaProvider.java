// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Component;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.domain.Editable;
import org.vitrine.domain.Element;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.Check;
import org.vitrine.provider.DeviceWish;
import org.vitrine.provider.Field;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.ProviderInfo;
import org.vitrine.provider.Trait;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/**
 * NVIDIA vGPU: a {@code <hostdev>} of a mediated device of one of NVIDIA's types, or of a virtual function that NVIDIA's driver
 * turns into a virtual GPU, is a use.
 */
@Component(property = {GraphicsProvider.ID + "=" + NvidiaProvider.ID, GraphicsProvider.DEVICES + "=hostdev @type=mdev",
        GraphicsProvider.DEVICES + "=hostdev @type=pci"})
public final class NvidiaProvider implements GraphicsProvider {
    /** Its id. */
    static final String ID = "nvidia";
    private static final List<Check> CHECKS = NvidiaChecks.all();

    @Override
    public ProviderInfo info() {
        return ProviderInfo.of(ID, "NVIDIA vGPU",
                "A part of a professional NVIDIA card, as a mediated device or a virtual function", Trait.MEDIATED,
                Trait.ACCELERATED);
    }

    @Override
    public List<Field<?>> fields() {
        return NvidiaFields.ALL;
    }

    @Override
    public List<Candidate> candidates(HostSnapshot host) {
        return new Offers(host).all();
    }

    @Override
    public List<Use> uses(Domain domain, HostSnapshot host) {
        return domain.devices("hostdev").map(element -> new Wanted(host, domain, element)).filter(Wanted::isOurs)
                .map(wanted -> Use.of(wanted.element(), wanted.name(), wanted.values()).owning(owned(wanted))).toList();
    }

    private static List<Element> owned(Wanted wanted) {
        return Stream.concat(wanted.wish().stream(), Stream.of(wanted.element()))
                .sorted(Comparator.comparingInt(Element::start)).toList();
    }

    @Override
    public void add(Draft draft, Values values) {
        String device = values.text(NvidiaFields.DEVICE).orElseGet(() -> Offers.named(draft.now().digest() + values));
        Editable hostdev = draft.addDevice("hostdev");
        Hostdev.write(hostdev, device);
        values.write(hostdev);
        DeviceWish.claim(draft, device, ID);
        DeviceWish.write(draft, device, NvidiaFields.WISHES, values);
    }

    @Override
    public void change(Draft draft, Use use, Values values) {
        Editable hostdev = draft.at(use.anchor());
        Optional<String> old = use.values().text(NvidiaFields.DEVICE);
        // without a device the element would be nothing; so it keeps the one it has
        Optional<String> now = values.text(NvidiaFields.DEVICE).or(() -> old);
        if (!old.equals(now)) {
            now.ifPresent(device -> Hostdev.write(hostdev, device));
            old.ifPresent(device -> forget(draft, device));
        }
        values.write(hostdev);
        if (!old.equals(now) || !values.only(NvidiaFields.WISHES).equals(use.values().only(NvidiaFields.WISHES))) {
            now.ifPresent(device -> {
                DeviceWish.claim(draft, device, ID);
                DeviceWish.write(draft, device, NvidiaFields.WISHES, values);
            });
        }
    }

    @Override
    public void remove(Draft draft, Use use) {
        draft.at(use.anchor()).remove();
        use.values().text(NvidiaFields.DEVICE).ifPresent(device -> forget(draft, device));
    }

    /** What was wanted of a device goes with the last that has it. */
    private static void forget(Draft draft, String device) {
        if (draft.now().devices("hostdev").map(Hostdev::new)
                .noneMatch(other -> other.device().filter(device::equals).isPresent())) {
            DeviceWish.remove(draft, device);
        }
    }

    @Override
    public List<Check> checks() {
        return CHECKS;
    }

    @Override
    public List<Probe> probes() {
        return Stream.of(Unlock.PROBES, License.PROBES, Log.PROBES, Scheduler.PROBES).flatMap(List::stream).toList();
    }
}
