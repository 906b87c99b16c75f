// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.text;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.vitrine.domain.Element;

/** The names on the way to a place in the XML. */
public final class Places {

    private Places() {
    }

    /** The elements from the root to this one, with slashes between. */
    public static String path(Element element) {
        String above = element.parent().map(Places::path).orElse("");
        return above.isEmpty() ? element.name() : above + "/" + element.name();
    }

    /** A field's place as names, behind the path of the element it is seen from: {@code domain/devices/video/model@vgamem}. */
    public static String of(String anchor, String place) {
        String plain = plain(place);
        if (plain.startsWith("/")) {
            String below = plain.substring(1);
            return below.startsWith("@") ? "domain" + below : "domain/" + below;
        }
        return anchor.isEmpty() || plain.startsWith("@") ? anchor + plain : anchor + "/" + plain;
    }

    /** Without what tells one element from another of its name. */
    static String plain(String place) {
        return place.replaceAll("\\[[^\\]]*\\]", "");
    }

    /** A way as libvirt's documentation names it: without the root. */
    public static String below(String path) {
        return Stream.of(path.split("/")).skip(1).collect(Collectors.joining("/"));
    }
}
