// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.gvtg.internal;

import java.util.List;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.domain.Editable;
import org.vitrine.domain.Element;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Need;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Told;

/** GVT-008: an emulated adapter beside a virtual GPU that shows its screen gives the guest two screens, and the mouse an offset. */
final class EmulatedVideo {
    static final String ID = "GVT-008";
    private static final String TYPE = "model@type";

    private EmulatedVideo() {
    }

    /** libvirt adds an adapter of its own to a machine that has a screen and says nothing about one. */
    static Need need() {
        return Need.of("/devices/video/model@type", "none", "The virtual GPU is the machine's adapter");
    }

    static Finding evaluate(Situation s) {
        if (s.use().isEmpty() || s.domain().isEmpty() || !s.get(GvtFields.DISPLAY)) {
            return Finding.notApplicable();
        }
        Domain domain = s.domain().get();
        List<Element> videos = domain.devices("video").toList();
        if (!videos.isEmpty() && videos.stream().allMatch(video -> video.is(TYPE, "none"))) {
            Told.isAll(s);
            return Finding.pass("There is no emulated adapter").saw("video/" + TYPE, "none");
        }
        String seen = videos.isEmpty()
                ? "not there: libvirt adds one"
                : String.join(", ", videos.stream().map(video -> video.get(TYPE).orElse("libvirt's choice")).toList());
        return GvtChecks.about(s, Finding.warn("The guest sees a second adapter and a second screen")
                .because(
                        "The emulated adapter stays beside the virtual GPU; the desktop spreads over both, and the mouse is off "
                                + "by the width of one.")
                .solve("Take it away (type none); where the boot is to be seen too, turn on the boot screen of the virtual GPU.")
                .saw("video/" + TYPE, seen)
                .remedy(Remedy.edit(domain, EmulatedVideo::none, "Take the emulated adapter away")));
    }

    /** libvirt refuses a second adapter beside one of type none, and anything but the type in that one. */
    private static void none(Draft draft) {
        List<Element> videos = draft.now().devices("video").toList();
        videos.stream().skip(1).forEach(video -> draft.at(video).remove());
        if (videos.isEmpty()) {
            draft.addDevice("video").set(TYPE, "none");
            return;
        }
        Editable video = draft.at(videos.getFirst());
        for (String name : List.of("address", "alias", "driver", "acceleration")) {
            video.clear(name);
        }
        video.element().find("model").stream().flatMap(model -> model.children().toList().stream())
                .forEach(child -> draft.at(child).remove());
        video.element().find("model").stream().flatMap(model -> List.copyOf(model.attributes().keySet()).stream())
                .filter(name -> !name.equals("type")).forEach(name -> video.clear("model@" + name));
        video.set(TYPE, "none");
    }
}
