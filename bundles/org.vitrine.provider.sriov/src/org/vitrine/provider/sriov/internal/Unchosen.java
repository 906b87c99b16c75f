// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.sriov.internal;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.vitrine.domain.Draft;
import org.vitrine.domain.Editable;
import org.vitrine.provider.DeviceWish;

/**
 * A {@code <hostdev>} that is to be a virtual function and has no address yet: nothing in it tells it from a whole GPU, so it
 * gets an alias, and the metadata says whose it is.
 */
final class Unchosen {
    private static final String ALIAS = "ua-vf";

    private Unchosen() {
    }

    static void claim(Draft draft, Editable hostdev) {
        Set<String> taken = draft.now().devices("hostdev").flatMap(other -> other.get(SriovUses.ALIAS).stream())
                .collect(Collectors.toSet());
        String name = Stream.iterate(0, number -> number + 1).map(number -> ALIAS + number)
                .filter(free -> !taken.contains(free)).findFirst().orElseThrow();
        hostdev.set(SriovUses.ALIAS, name);
        DeviceWish.claim(draft, name, SriovProvider.ID);
    }

    /** Takes the alias and what was said of it away; nothing where it has another name. */
    static void forget(Draft draft, Editable hostdev) {
        Optional<String> name = hostdev.element().get(SriovUses.ALIAS).filter(alias -> alias.startsWith(ALIAS));
        if (name.isPresent()) {
            hostdev.clear(SriovUses.ALIAS);
            DeviceWish.remove(draft, name.get());
        }
    }
}
