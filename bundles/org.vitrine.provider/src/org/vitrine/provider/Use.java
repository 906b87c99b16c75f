// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.List;

import org.vitrine.domain.Element;

/** One use of a provider by a domain. Who it is, is its anchor: the element keeps its identity through edits. Immutable. */
public final class Use {
    private final Element anchor;
    private final String name;
    private final Values values;
    private final List<Element> elements;

    private Use(Element anchor, String name, Values values, List<Element> elements) {
        this.anchor = anchor;
        this.name = name;
        this.values = values;
        this.elements = elements;
    }

    /** A use that owns just its anchor. */
    public static Use of(Element anchor, String name, Values values) {
        return new Use(anchor, name, values, List.of(anchor));
    }

    /** The same use, owning these elements (the anchor among them), which are highlighted and removed with it. */
    public Use owning(List<Element> owned) {
        return new Use(anchor, name, values, List.copyOf(owned));
    }

    /** The element that identifies it. */
    public Element anchor() {
        return anchor;
    }

    /** A short name for a person, for example the device's address or model. */
    public String name() {
        return name;
    }

    /** Its settings as the domain has them. */
    public Values values() {
        return values;
    }

    /** All elements that are its own, in document order. */
    public List<Element> elements() {
        return elements;
    }
}
