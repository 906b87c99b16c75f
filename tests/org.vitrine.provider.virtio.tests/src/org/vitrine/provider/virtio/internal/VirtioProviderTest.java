// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.virtio.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;
import org.vitrine.provider.tck.Altered;
import org.vitrine.provider.tck.Golden;
import org.vitrine.provider.tck.Recordings;
import org.vitrine.provider.tck.Scene;

class VirtioProviderTest {

    private static Use first(Domain domain) {
        return Machines.VIRTIO.uses(domain, Machines.HOST).getFirst();
    }

    private static Domain changed(Domain domain, Values values) {
        return domain.apply(domain.edit(draft -> Machines.VIRTIO.change(draft, first(domain), values)));
    }

    private static List<String> offers(HostSnapshot host) {
        return Machines.VIRTIO.candidates(host).stream().map(one -> one.title().toString()).toList();
    }

    @Test
    void readsEverySettingWhereLibvirtWritesIt() {
        Domain domain = Golden.beside(this, "golden.xml").getFirst();
        assertEquals("{accel3d=yes, backend=qemu, blob=on, edid=true, heads=2, hostmem=1073741824, native=false, "
                + "primary=yes, rendernode=/dev/dri/by-path/pci-0000:00:02.0-render, screen=egl-headless, venus=true, "
                + "x=1920, y=1080}", first(domain).values().toString());
        assertEquals(List.of("video", "qemu:device"), first(domain).elements().stream().map(e -> e.name()).toList());
    }

    @Test
    void offersEachRenderNodeForOpenGlAndVulkan() {
        assertEquals(List.of("virtio-gpu in 2D", "virtio-gpu with OpenGL on renderD128 (i915)",
                "virtio-gpu with OpenGL and Vulkan on renderD128 (i915)",
                "virtio-gpu with native contexts on renderD128 (i915)"), offers(Machines.HOST));
        HostSnapshot two = Recordings.host("nvidia-and-amd-desktop");
        assertTrue(two.drm().renderNodes().optional().orElseThrow().stream().allMatch(
                node -> offers(two).stream().anyMatch(title -> title.contains("OpenGL on " + node.name()))));
    }

    @Test
    void aHostWithoutGpuDrawsInAWindow() {
        HostSnapshot without = Altered.of(Machines.HOST).without("/sys/class/drm")
                .without("/dev/dri").host();
        assertEquals(List.of("virtio-gpu in 2D", "virtio-gpu with OpenGL in a window, drawn without a GPU"),
                offers(without));
    }

    @Test
    void aHostOfWhichNothingIsKnownMayHaveAGpu() {
        assertEquals(List.of("virtio-gpu in 2D", "virtio-gpu with OpenGL on the first GPU"),
                offers(HostSnapshot.nothingKnown()));
    }

    @Test
    void anotherScreenTakesOverFromTheOneBefore() {
        Domain domain = Machines.accelerated().domain().orElseThrow();
        Domain spice = changed(domain, first(domain).values().with(VirtioFields.SCREEN, "spice"));
        assertEquals(domain.text().replace(Machines.SCREEN, "").replace(Machines.SPICE,
                "<graphics type='spice'><listen type='socket'/><gl enable='yes' rendernode='" + Machines.BY_PATH
                        + "'/></graphics>"),
                spice.text());
        Domain window = changed(spice, first(spice).values().with(VirtioFields.SCREEN, "sdl")
                .without(VirtioFields.NODE));
        assertTrue(window.text().contains("<graphics type='sdl'>") && window.text().contains(Machines.SPICE),
                window.text());
    }

    @Test
    void anAdapterGetsAnAliasForWhatLibvirtHasNoWordFor() {
        Domain domain = Machines.flat().domain().orElseThrow();
        Domain after = changed(domain, first(domain).values().with(VirtioFields.EDID, false));
        assertTrue(after.text().contains("<alias name='ua-virtio-gpu0'/>"), after.text());
        assertEquals("false", after.get("/qemu:override/qemu:device[@alias='ua-virtio-gpu0']/qemu:frontend/"
                + "qemu:property[@name='edid']@value").orElseThrow());
        assertEquals("bool", after.get("/qemu:override/qemu:device/qemu:frontend/qemu:property@type").orElseThrow());
        Domain back = changed(after, first(after).values().without(VirtioFields.EDID));
        assertTrue(back.find("/qemu:override").isEmpty(), back.text());
    }

    @Test
    void libvirtsOwnAliasCountsThePrimaryAdapterFirst() {
        Scene two = Machines.vulkan().with("<alias name='ua-gpu'/></video>",
                "</video><video><model type='virtio' primary='yes'/></video>").with("alias='ua-gpu'", "alias='video1'");
        List<Use> uses = Machines.VIRTIO.uses(two.domain().orElseThrow(), Machines.HOST);
        assertEquals("true", uses.getFirst().values().text(VirtioFields.VENUS).orElse("not there"));
        assertTrue(uses.getLast().values().text(VirtioFields.VENUS).isEmpty());
    }

    @Test
    void addingLeavesASharedOpenGlScreenAsItIs() {
        Domain domain = Domain.of("<domain><devices><graphics type='spice'><listen type='none'/><gl enable='yes'/>"
                + "</graphics></devices></domain>");
        Values preset = Machines.VIRTIO.candidates(Machines.HOST).get(1).preset().without(VirtioFields.NODE);
        assertTrue(Machines.VIRTIO.needs(preset).stream().allMatch(need -> need.isMet(domain)));
    }
}
