// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.qxl.internal;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;

/**
 * The video adapters of a domain and which of them is primary: the one that says so, else the first; libvirt writes so.
 *
 * @param domain where they stand
 */
record Videos(Domain domain) {
    // libvirt: "video type 'vga' is only valid as primary video device", for all but these two
    private static final Set<String> SECONDARY = Set.of("qxl", "virtio");

    Stream<Element> all() {
        return domain.devices("video");
    }

    Optional<Element> primary() {
        return all().filter(video -> video.is("model@primary", "yes")).findFirst().or(() -> all().findFirst());
    }

    boolean isPrimary(Element video) {
        return primary().filter(first -> first.id() == video.id()).isPresent();
    }

    /** Whether libvirt takes this one beside a primary one; one without a model becomes what libvirt pleases. */
    static boolean maySecond(Element video) {
        return video.get("model@type").filter(type -> !SECONDARY.contains(type)).isEmpty();
    }
}
