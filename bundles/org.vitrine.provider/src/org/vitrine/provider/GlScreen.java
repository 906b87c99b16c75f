// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.domain.Element;
import org.vitrine.domain.Graphics;
import org.vitrine.host.Drm;
import org.vitrine.host.DrmNode;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;

/**
 * The screen of a machine that draws with OpenGL: a {@code <graphics>} with {@code <gl enable='yes'/>}, or one of type
 * egl-headless, which always does. A machine has one at most.
 *
 * @param graphics the element
 */
public record GlScreen(Element graphics) {
    /** The type that draws without showing, beside another screen. */
    public static final String HEADLESS = "egl-headless";
    /** The types that draw on a render node of the host; a window of SDL draws on the display that it is shown on. */
    private static final List<String> ON_RENDER_NODE = List.of("spice", "dbus", HEADLESS);
    private static final String NODE = "gl@rendernode";

    /** All of a domain, in document order; libvirt takes one. */
    public static List<GlScreen> all(Domain domain) {
        return domain.devices("graphics").filter(GlScreen::isGl).map(GlScreen::new).toList();
    }

    /** The first of a domain. */
    public static Optional<GlScreen> of(Domain domain) {
        return all(domain).stream().findFirst();
    }

    /**
     * The first of a domain that is asked about.
     *
     * @throws org.vitrine.host.UnknownFactException when there is none that can be seen, and yet may be one
     */
    public static Optional<GlScreen> told(Situation s) {
        Optional<GlScreen> screen = s.domain().flatMap(GlScreen::of);
        if (screen.isEmpty()) {
            s.domain().map(Graphics::of).orElse(List.of()).forEach(graphics -> Told.value(graphics.gl()));
            Told.isAll(s);
        }
        return screen;
    }

    /** What a use needs that draws with OpenGL: egl-headless where the domain has no such screen, for it goes with any. */
    public static Need need(String why) {
        return Need.present("/devices/graphics[@type='egl-headless']", why)
                .or("/devices/graphics[@type='spice']/gl@enable", "yes")
                .or("/devices/graphics[@type='sdl']/gl@enable", "yes")
                .or("/devices/graphics[@type='dbus']/gl@enable", "yes");
    }

    private static boolean isGl(Element graphics) {
        return graphics.is("@type", HEADLESS) || graphics.is("gl@enable", "yes");
    }

    /** Its type: {@code spice}, {@code egl-headless}, {@code sdl} or {@code dbus}. */
    public String type() {
        return graphics.get("@type").orElse("");
    }

    /** Whether it draws on a render node rather than on the display it is shown on. */
    public boolean drawsOnRenderNode() {
        return ON_RENDER_NODE.contains(type());
    }

    /** The path of the render node that is written; empty where libvirt takes the first. */
    public Optional<String> writtenNode() {
        return graphics.get(NODE);
    }

    /** The render node it draws on: the one that is written, or the host's first; absent when there is none. */
    public Fact<DrmNode> node(HostSnapshot host) {
        return writtenNode().map(path -> node(host, path))
                .orElseGet(() -> host.drm().renderNodes().flatMap(nodes -> nodes.isEmpty()
                        ? Fact.absent()
                        : Fact.known(nodes.getFirst())));
    }

    /**
     * The render node that a path names, itself or by a link of {@code /dev/dri/by-path}.
     *
     * @return absent when nothing stands there
     */
    public static Fact<DrmNode> node(HostSnapshot host, String path) {
        return host.entry(path).flatMap(entry -> path.startsWith(Drm.NODES + "/by-path/")
                ? host.link(path)
                : Fact.known(path.substring(path.lastIndexOf('/') + 1))).map(host.drm()::node);
    }

    /** The names by which a render node can be written, the one that stays the same over boots first. */
    static String pathOf(DrmNode node) {
        return node.stablePath().or(node.path());
    }

    /** Writes the node. */
    void choose(Draft draft, DrmNode node) {
        draft.at(graphics).set(NODE, pathOf(node));
    }

    /** Takes OpenGL away from a domain: egl-headless, the screens' gl and the adapters' 3D. */
    static void dropAll(Draft draft) {
        for (Element each : draft.now().devices("graphics").toList()) {
            if (each.is("@type", HEADLESS)) {
                draft.at(each).remove();
            } else if (each.find("gl").isPresent()) {
                draft.at(each).clear("gl");
            }
        }
        accelerated(draft.now()).toList().forEach(video -> draft.at(video).clear("model/acceleration@accel3d"));
    }

    private static Stream<Element> accelerated(Domain domain) {
        return domain.devices("video").filter(video -> video.is("model/acceleration@accel3d", "yes"));
    }
}
