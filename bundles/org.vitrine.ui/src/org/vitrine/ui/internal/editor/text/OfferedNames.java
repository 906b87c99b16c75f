// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.text;

import java.util.Optional;

/** The names that providers' places bring: where no schema is installed they are known to exist. */
final class OfferedNames {

    private OfferedNames() {
    }

    /** The next element, or the attribute, that this place has behind a path. */
    static Optional<String> of(Offered offered, String path, boolean element) {
        String place = offered.place();
        int at = place.indexOf('@');
        String elements = at < 0 ? place : place.substring(0, at);
        if (!element) {
            boolean isHere = at >= 0 && ("/" + path).endsWith("/" + elements);
            return isHere ? Optional.of(place.substring(at + 1)) : Optional.empty();
        }
        int slash = elements.lastIndexOf('/');
        boolean isBelow = slash > 0 && ("/" + path).endsWith("/" + elements.substring(0, slash));
        return isBelow ? Optional.of(elements.substring(slash + 1)) : Optional.empty();
    }
}
