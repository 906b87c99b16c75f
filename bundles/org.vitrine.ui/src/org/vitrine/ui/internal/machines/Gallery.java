// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Display;
import org.vitrine.core.Machine;

/** The newest pictures of machines: of the two hundred that were seen last. For the UI thread. */
final class Gallery {
    private static final int MOST = 200;
    private final Display display;
    private final Map<Machine, Image> images = new LinkedHashMap<>(MOST, 0.75f, true);

    Gallery(Display display) {
        this.display = display;
    }

    /** Keeps a picture instead of the machine's last one. Whose picture had to go for it is told. */
    Optional<Machine> put(Machine machine, ImageData data) {
        Image before = images.put(machine, new Image(display, data));
        if (before != null) {
            before.dispose();
        }
        if (images.size() <= MOST) {
            return Optional.empty();
        }
        Machine eldest = images.keySet().iterator().next();
        drop(eldest);
        return Optional.of(eldest);
    }

    /** A machine's picture; it is the gallery's own. */
    Optional<Image> of(Machine machine) {
        return Optional.ofNullable(images.get(machine));
    }

    private void drop(Machine machine) {
        Image image = images.remove(machine);
        if (image != null) {
            image.dispose();
        }
    }

    /** Forgets all pictures. */
    void dispose() {
        images.values().forEach(Image::dispose);
        images.clear();
    }
}
