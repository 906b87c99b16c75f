// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.virtio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Component;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.domain.Element;
import org.vitrine.host.DrmNode;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.Check;
import org.vitrine.provider.CommonChecks;
import org.vitrine.provider.Field;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Need;
import org.vitrine.provider.ProviderInfo;
import org.vitrine.provider.Trait;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/**
 * virtio-gpu: each {@code <video>} of model virtio is a use. An adapter owns its own element and what
 * {@code <qemu:override>} says of it; the OpenGL screen and the machine's shared memory belong to the domain.
 */
@Component(property = {GraphicsProvider.ID + "=virtio", GraphicsProvider.DEVICES + "=video model@type=virtio"})
public final class VirtioProvider implements GraphicsProvider {
    /** Mesa runs its own driver in the guest for these drivers of the host's kernel. */
    static final Set<String> NATIVE_DRIVERS = Set.of("amdgpu", "i915", "xe", "msm", "asahi");
    private static final List<Check> CHECKS = Stream.of(CommonChecks.kvm(), VirtioChecks.all(), VulkanChecks.all(),
            CommonChecks.glScreen()).flatMap(List::stream).toList();
    private static final long GIBIBYTE = 1L << 30;

    @Override
    public ProviderInfo info() {
        return ProviderInfo.of("virtio", "virtio-gpu",
                "Paravirtual adapter; the host's GPU may draw the guest's OpenGL and Vulkan", Trait.EMULATED,
                Trait.PARAVIRTUAL, Trait.ACCELERATED, Trait.REMOTE_SCREEN);
    }

    @Override
    public List<Field<?>> fields() {
        return VirtioFields.ALL;
    }

    @Override
    public List<Candidate> candidates(HostSnapshot host) {
        Values none = Values.of(VirtioFields.ALL);
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(Candidate.of(none, "virtio-gpu in 2D"));
        Values accelerated = none.with(VirtioFields.ACCEL3D, true);
        switch (host.drm().renderNodes()) {
            case Fact.Known<List<DrmNode>>(List<DrmNode> nodes) when !nodes.isEmpty() -> nodes
                    .forEach(
                            node -> candidates.addAll(on(node, accelerated.with(VirtioFields.SCREEN, "egl-headless"))));
            case Fact.Unknown<List<DrmNode>> unknown -> candidates.add(Candidate.of(
                    accelerated.with(VirtioFields.SCREEN, "egl-headless"), "virtio-gpu with OpenGL on the first GPU"));
            default -> candidates.add(Candidate.of(accelerated.with(VirtioFields.SCREEN, "sdl"),
                    "virtio-gpu with OpenGL in a window, drawn without a GPU"));
        }
        return List.copyOf(candidates);
    }

    private static List<Candidate> on(DrmNode node, Values accelerated) {
        Values here = accelerated.with(VirtioFields.NODE, VirtioFields.path(node));
        Values vulkan = here.with(VirtioFields.BLOB, true).with(VirtioFields.HOSTMEM, GIBIBYTE);
        String name = node.name() + " (" + node.driver().or("unknown driver") + ")";
        List<Candidate> candidates = new ArrayList<>(List.of(
                Candidate.of(here, "virtio-gpu with OpenGL on {0}", name),
                Candidate.of(vulkan.with(VirtioFields.VENUS, true), "virtio-gpu with OpenGL and Vulkan on {0}", name)));
        if (node.driver().couldBe(NATIVE_DRIVERS::contains)) {
            candidates
                    .add(Candidate.of(vulkan.with(VirtioFields.NATIVE, true), "virtio-gpu with native contexts on {0}",
                            name));
        }
        return candidates;
    }

    @Override
    public List<Use> uses(Domain domain, HostSnapshot host) {
        return domain.devices("video").filter(video -> video.is("model@type", "virtio"))
                .map(video -> use(domain, video)).toList();
    }

    private static Use use(Domain domain, Element video) {
        PropertyOverride override = new PropertyOverride(domain, video);
        Values values = Screens.read(domain, override.read(Values.read(VirtioFields.ALL, video)));
        List<Element> owned = Stream.concat(Stream.of(video), override.device().stream()).toList();
        return Use
                .of(video, VirtioFields.isOn(values, VirtioFields.ACCEL3D) ? "virtio-gpu with 3D" : "virtio-gpu",
                        values)
                .owning(owned);
    }

    @Override
    public void add(Draft draft, Values values) {
        var video = draft.addDevice("video").set("model@type", "virtio");
        values.write(video);
        PropertyOverride.write(draft, video.element(), values);
    }

    @Override
    public void change(Draft draft, Use use, Values values) {
        GraphicsProvider.super.change(draft, use, values);
        PropertyOverride.write(draft, use.anchor(), values);
        if (!values.equals(use.values())) {
            Screens.change(draft, values);
        }
    }

    @Override
    public void remove(Draft draft, Use use) {
        PropertyOverride.remove(draft, use.anchor());
        draft.at(use.anchor()).remove();
    }

    @Override
    public List<Need> needs(Values values) {
        boolean shared = VirtioFields.isOn(values, VirtioFields.BLOB)
                || values.get(VirtioFields.BACKEND).equals("vhostuser");
        return Stream.concat(Screens.needs(values).stream(),
                shared ? SharedMemoryNeeds.all().stream() : Stream.<Need>of()).toList();
    }

    @Override
    public List<Check> checks() {
        return CHECKS;
    }

    @Override
    public List<Probe> probes() {
        return VirtioChecks.PROBES;
    }
}
