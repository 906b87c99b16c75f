// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

/**
 * The device through which a guest gives memory back, {@code <memballoon>}. libvirt adds one where none is said.
 *
 * @param element the root of the domain
 */
public record Balloon(Element element) {

    /** That of a domain. */
    public static Balloon of(Domain domain) {
        return new Balloon(domain.root());
    }

    /** The model: {@code virtio}, {@code none}, … */
    public Setting<String> model() {
        return Setting.word(element, "devices/memballoon@model");
    }

    /** Whether the domain says that there is none; memory that a device reads by itself must not be given back. */
    public boolean isNone() {
        return model().is("none");
    }
}
