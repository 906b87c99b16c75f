// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.List;

/**
 * A keyboard or pointer of the host that the guest takes over, {@code <input type='evdev'>}.
 *
 * @param element the element
 */
public record EvdevInput(Element element) {

    /** All of a domain, in order. */
    public static List<EvdevInput> of(Domain domain) {
        return domain.devices("input").filter(input -> input.is("@type", "evdev")).map(EvdevInput::new).toList();
    }

    /** The device node. */
    public Setting<String> device() {
        return Setting.word(element, "source@dev");
    }

    /** {@code all} when it takes all other evdev inputs with it. */
    public Setting<String> grab() {
        return Setting.word(element, "source@grab");
    }

    /** Whether held keys repeat. */
    public Setting<Boolean> repeat() {
        return Setting.flag(element, "source@repeat");
    }

    /** The keys that switch between guest and host. */
    public Setting<String> grabToggle() {
        return Setting.word(element, "source@grabToggle");
    }
}
