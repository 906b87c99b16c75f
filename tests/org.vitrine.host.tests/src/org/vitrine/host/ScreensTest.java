// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.vitrine.host.Corpus.function;

import java.util.List;

import org.junit.jupiter.api.Test;

class ScreensTest {

    private static Fact<List<String>> names(Fact<List<DrmNode>> nodes) {
        return nodes.map(all -> all.stream().map(DrmNode::name).toList());
    }

    @Test
    void cardsAndRenderNodesWithTheirFunctionAndDriver() {
        HostSnapshot host = Corpus.host(Corpus.LAPTOP);
        assertEquals(Fact.known(List.of("card0")), names(host.drm().cards()));
        assertEquals(Fact.known(List.of("renderD128")), names(host.drm().renderNodes()));
        DrmNode render = host.drm().node("renderD128");
        assertEquals(Fact.known(function(host, "0000:00:02.0")), render.function());
        assertEquals(Fact.known("i915"), render.driver());
        assertEquals(Fact.known(105), render.device().map(Entry::gid));
        assertEquals(Fact.known("render"), render.device().map(Entry::gid).flatMap(host.groups()::name));
        assertEquals(Fact.known("/dev/dri/by-path/pci-0000:00:02.0-render"), render.stablePath());
        assertEquals(Fact.known(render), host.drm().renderNode(function(host, "0000:00:02.0")));
        assertEquals(Fact.absent(), host.drm().card(function(host, "0000:01:00.0")));
    }

    @Test
    void connectorsAndWhatIsPluggedIn() {
        DrmNode card = Corpus.host(Corpus.LAPTOP).drm().node("card0");
        List<Connector> connectors = card.connectors().optional().orElseThrow();
        assertEquals(List.of("HDMI-A-1", "eDP-1"), connectors.stream().map(Connector::name).toList());
        assertEquals(Fact.known("disconnected"), connectors.get(0).status());
        assertEquals(Fact.known(true), connectors.get(1).isConnected());
        assertEquals(Fact.known(true), connectors.get(1).isEnabled());
        assertEquals(Fact.known(true), card.hasScreen());
        assertInstanceOf(Fact.Unknown.class, Corpus.host(Corpus.SERVER).drm().node("card0").hasScreen());
        assertEquals(Fact.absent(), Corpus.host(Corpus.SERVER).drm().node("card7").device());
    }

    @Test
    void theFunctionBehindAVirtioCardIsTheNearestOne() {
        HostSnapshot host = HostSnapshot.builder().probed(HostSnapshot.commonProbes()).put(Drm.CLASS + "/card0",
                Entry.link("../../devices/pci0000:00/0000:00:01.0/0000:01:00.0/virtio0/drm/card0")).build();
        assertEquals(Fact.known(function(host, "0000:01:00.0")), host.drm().node("card0").function());
    }

    @Test
    void theFirmwaresFramebufferOnTheOnlyGpu() {
        HostSnapshot host = Corpus.host(Corpus.SINGLE);
        PciFunction gpu = function(host, "0000:01:00.0");
        assertEquals(Fact.known(gpu), host.bootScreen().owner());
        assertEquals(Fact.known(gpu), host.bootScreen().framebufferOwner());
        assertEquals(Fact.known("simple-framebuffer.0"), host.bootScreen().firmwareDevice());
        assertEquals(Fact.known(List.of(new Framebuffer(0, "simpledrmdrmfb"))), host.bootScreen().framebuffers());
        assertEquals(Fact.absent(), host.drm().node("card0").function());
        assertEquals(Fact.absent(), host.drm().card(gpu));
    }

    @Test
    void aGpusOwnDriverHasTakenOver() {
        HostSnapshot host = Corpus.host(Corpus.LAPTOP);
        assertEquals(Fact.known(function(host, "0000:00:02.0")), host.bootScreen().owner());
        assertEquals(Fact.absent(), host.bootScreen().firmwareDevice());
        assertEquals(Fact.absent(), host.bootScreen().framebufferOwner());
        assertEquals(Fact.known(List.of(new VirtualConsole("vtcon0", "(S) dummy device", false),
                new VirtualConsole("vtcon1", "(M) frame buffer device", true))), host.bootScreen().consoles());
        assertEquals(Fact.known(List.of(false, true)), host.bootScreen().consoles()
                .map(consoles -> consoles.stream().map(VirtualConsole::isFramebuffer).toList()));
    }

    @Test
    void addressesHiddenFromAnOrdinaryUserAreUnknown() {
        HostSnapshot host = HostSnapshot.builder().probed(HostSnapshot.commonProbes())
                .put("/proc/iomem", Entry.file("00000000-00000000 : PCI Bus\n  00000000-00000000 : BOOTFB\n")).build();
        assertInstanceOf(Fact.Unknown.class, host.bootScreen().framebufferOwner());
    }
}
