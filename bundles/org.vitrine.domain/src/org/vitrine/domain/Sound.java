// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.List;
import java.util.Optional;

/**
 * A sound card, {@code <sound>}, and the way its sound takes.
 *
 * @param element the element
 */
public record Sound(Element element) {

    /** All of a domain, in order. */
    public static List<Sound> of(Domain domain) {
        return domain.devices("sound").map(Sound::new).toList();
    }

    /** The model: {@code ich9}, {@code virtio}, {@code usb}, … */
    public Setting<String> model() {
        return Setting.word(element, "@model");
    }

    /** The id of its {@code <audio>}. */
    public Setting<Long> audio() {
        return Setting.number(element, "audio@id");
    }

    /** Where its sound goes: the {@code <audio>} that it names, or the first when it names none. */
    public Optional<Element> backend() {
        Optional<String> id = audio().text();
        return element.parent().flatMap(devices -> devices.children("audio")
                .filter(one -> id.isEmpty() || one.get("@id").equals(id)).findFirst());
    }

    /** The kind of where its sound goes: {@code spice}, {@code pulseaudio}, {@code none}, … */
    public Optional<String> backendType() {
        return backend().flatMap(audio -> audio.get("@type"));
    }
}
