// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.qxl.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.domain.Element;
import org.vitrine.domain.Video;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Told;

/**
 * QXL-011. The row says WARN; libvirt refuses such a domain: "video type 'vga' is only valid as primary video device", "Only
 * one primary video device is supported".
 */
final class PrimaryVideo {

    private PrimaryVideo() {
    }

    static Finding evaluate(Situation s) {
        if (s.domain().isEmpty() || s.domain().get().devices("video").count() < 2) {
            return Finding.notApplicable();
        }
        Domain domain = s.domain().get();
        Video.of(domain).forEach(video -> Told.value(video.primary()));
        var videos = new Videos(domain);
        List<Element> primaries = videos.all().filter(video -> video.is("model@primary", "yes")).toList();
        if (primaries.size() > 1) {
            Element first = primaries.getFirst();
            return Finding.block("{0} video adapters say that they are primary", primaries.size())
                    .about(primaries.get(1))
                    .because("libvirt takes one.").solve("Keep primary='yes' on one of them.")
                    .saw("video/model@primary='yes'", primaries.size())
                    .remedy(Remedy.edit(domain, draft -> makePrimary(draft, first), "Keep it on the first"));
        }
        Optional<Element> wrong = videos.all().filter(video -> !videos.isPrimary(video) && !Videos.maySecond(video))
                .findFirst();
        return wrong.map(video -> misplaced(videos, video))
                .orElseGet(() -> Finding.pass("All video adapters beside the primary one are QXL or virtio"));
    }

    private static Finding misplaced(Videos videos, Element video) {
        String type = video.get("model@type").orElse("");
        Finding finding = Finding.block("A video adapter of type {0} cannot stand beside another", type).about(video)
                .because("libvirt takes only QXL and virtio as secondary adapters.").saw("video/model@type", type);
        return videos.primary().filter(Videos::maySecond).isPresent()
                ? finding.solve("Make it the primary one.")
                        .remedy(Remedy.edit(videos.domain(), draft -> makePrimary(draft, video), "Make it primary"))
                : finding.solve("Use QXL or virtio for it, or take it away.")
                        .remedy(Remedy.edit(videos.domain(), draft -> draft.at(video).remove(), "Take it away"));
    }

    private static void makePrimary(Draft draft, Element video) {
        draft.now().devices("video").filter(other -> other.is("model@primary", "yes") && other.id() != video.id())
                .toList().forEach(other -> draft.at(other).clear("model@primary"));
        draft.at(video).set("model@primary", "yes");
    }
}
