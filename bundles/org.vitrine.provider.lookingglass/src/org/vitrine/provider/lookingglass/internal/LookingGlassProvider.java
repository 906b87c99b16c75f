// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.lookingglass.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Component;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.Check;
import org.vitrine.provider.CommonChecks;
import org.vitrine.provider.DeviceWish;
import org.vitrine.provider.Field;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Need;
import org.vitrine.provider.ProviderInfo;
import org.vitrine.provider.Trait;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/**
 * Looking Glass: each piece of shared memory with one of its names is a use. It shows what a GPU draws that the guest owns;
 * keyboard, mouse and sound go through the domain's SPICE server.
 */
@Component(property = {GraphicsProvider.ID + "=lookingglass",
        GraphicsProvider.DEVICES + "=shmem model@type=ivshmem-plain"})
public final class LookingGlassProvider implements GraphicsProvider {
    private static final List<Check> CHECKS = Stream.of(CommonChecks.kvm(), MemoryChecks.all(), DeviceChecks.all(),
            ClientChecks.all(), SessionChecks.all()).flatMap(List::stream).toList();

    private static final List<Probe> PROBES = Stream
            .concat(Kvmfr.PROBES.stream(), Stream.of(Probe.command(HostCommand.GLASS_CLIENT))).toList();

    @Override
    public ProviderInfo info() {
        return ProviderInfo.of("lookingglass", "Looking Glass",
                "Shows on this host what a GPU draws that was given to the guest", Trait.PASSED_THROUGH,
                Trait.PARAVIRTUAL);
    }

    @Override
    public List<Field<?>> fields() {
        return GlassFields.ALL;
    }

    @Override
    public List<Candidate> candidates(HostSnapshot host) {
        List<Candidate> candidates = new ArrayList<>();
        Values file = Values.of(GlassFields.ALL).with(GlassFields.BACKING, GlassFields.FILE).with(GlassFields.NAME,
                "looking-glass");
        candidates.add(sized(file, 1920, 1080, false));
        candidates.add(sized(file, 2560, 1440, false));
        candidates.add(sized(file, 3840, 2160, false));
        candidates.add(sized(file, 3840, 2160, true));
        List<String> devices = host.sharedMemory().kvmfr().or(List.of());
        for (String device : devices.isEmpty() ? List.of("/dev/kvmfr0") : devices) {
            long size = Kvmfr.of(host).size(device).or(32L);
            candidates.add(Candidate.of(Values.of(GlassFields.ALL).with(GlassFields.BACKING, GlassFields.KVMFR)
                    .with(GlassFields.DEVICE, device).with(GlassFields.SIZE, size), "Looking Glass over {0}, {1} MiB",
                    device, size));
        }
        return List.copyOf(candidates);
    }

    private static Candidate sized(Values values, long width, long height, boolean hdr) {
        long size = new FrameSize(width, height, hdr, false).mebibytes();
        Values screen = values.with(GlassFields.SIZE, size).with(GlassFields.WIDTH, width).with(GlassFields.HEIGHT,
                height);
        return Candidate.of(hdr ? screen.with(GlassFields.HDR, true) : screen,
                "Looking Glass for {0} × {1}{2}, {3} MiB", Long.toString(width), Long.toString(height),
                hdr ? " in HDR" : "", size);
    }

    @Override
    public List<Use> uses(Domain domain, HostSnapshot host) {
        return Region.all(domain).stream().map(region -> {
            var owned = new ArrayList<>(region.elements());
            DeviceWish.entry(domain, region.key()).ifPresent(owned::addFirst);
            Values values = DeviceWish.read(region.values(), GlassFields.WISHES, domain, region.key());
            return Use.of(region.anchor(), "Looking Glass on " + GlassFields.path(values), values).owning(owned);
        }).toList();
    }

    @Override
    public void add(Draft draft, Values values) {
        if (GlassFields.isKvmfr(values)) {
            Region.Arguments.add(draft, values);
        } else {
            draft.addDevice("shmem").set("@name", values.get(GlassFields.NAME)).set("model@type", Region.MODEL)
                    .set("size@unit", "M").set("size", values.get(GlassFields.SIZE));
        }
        Values written = Values.of(GlassFields.ALL).with(GlassFields.BACKING, values.get(GlassFields.BACKING))
                .with(GlassFields.NAME, values.get(GlassFields.NAME)).with(GlassFields.DEVICE,
                        values.get(GlassFields.DEVICE));
        String path = GlassFields.path(written);
        DeviceWish.write(draft, path.substring(path.lastIndexOf('/') + 1), GlassFields.WISHES, values);
    }

    @Override
    public void change(Draft draft, Use use, Values values) {
        Region region = Region.of(draft.now(), draft.at(use.anchor()).element()).orElseThrow();
        boolean other = values.text(GlassFields.BACKING).isPresent()
                && GlassFields.isKvmfr(values) != GlassFields.isKvmfr(region.values());
        if (other) {
            remove(draft, use);
            add(draft, values);
            return;
        }
        String before = region.key();
        region.write(draft, values);
        String after = Region.of(draft.now(), draft.at(use.anchor()).element()).map(Region::key).orElse(before);
        if (!after.equals(before)) {
            DeviceWish.remove(draft, before);
        }
        DeviceWish.write(draft, after, GlassFields.WISHES, values);
    }

    @Override
    public void remove(Draft draft, Use use) {
        Optional<Region> region = Region.of(draft.now(), draft.at(use.anchor()).element());
        region.map(Region::key).ifPresent(key -> DeviceWish.remove(draft, key));
        region.map(Region::elements).orElse(List.of(use.anchor())).reversed()
                .forEach(element -> draft.at(element).remove());
        draft.now().find("/qemu:commandline").filter(line -> line.children().findAny().isEmpty())
                .ifPresent(line -> draft.at(line).remove());
    }

    @Override
    public List<Need> needs(Values values) {
        return List.of(Need.present("/devices/graphics[@type='spice']", "Keyboard, mouse and sound go through SPICE")
                .checkedBy(ClientChecks.SPICE));
    }

    @Override
    public List<Check> checks() {
        return CHECKS;
    }

    @Override
    public List<Probe> probes() {
        return PROBES;
    }
}
