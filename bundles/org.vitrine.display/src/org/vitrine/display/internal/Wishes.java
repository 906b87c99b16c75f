// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.util.EnumMap;
import java.util.Map;

import org.vitrine.display.Ability;

/** What a person switched on and off: a picture that is opened anew gets it again. For the UI thread. */
final class Wishes {
    private final Map<Ability.Kind, Boolean> wishes = new EnumMap<>(Ability.Kind.class);

    /** Remembers a wish. */
    void wish(Ability.Kind kind, boolean on) {
        wishes.put(kind, on);
    }

    /** Switches what is otherwise. */
    void applyTo(Picture picture) {
        picture.abilities().forEach(ability -> {
            boolean wanted = wishes.getOrDefault(ability.kind(), ability.on());
            if (wanted != ability.on()) {
                picture.use(ability.kind(), wanted);
            }
        });
    }
}
