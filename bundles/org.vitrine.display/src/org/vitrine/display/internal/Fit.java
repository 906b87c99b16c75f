// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/** Where a picture goes in an area: as large as it fits, in its own proportions, in the middle. */
public final class Fit {
    private Fit() {
    }

    /** The place of a picture of this size; empty where the picture or the area is. */
    public static Rectangle of(Point picture, Rectangle area) {
        if (picture.x <= 0 || picture.y <= 0 || area.isEmpty()) {
            return new Rectangle(area.x, area.y, 0, 0);
        }
        double scale = Math.min((double) area.width / picture.x, (double) area.height / picture.y);
        int width = Math.clamp(Math.round(picture.x * scale), 1, area.width);
        int height = Math.clamp(Math.round(picture.y * scale), 1, area.height);
        return new Rectangle(area.x + (area.width - width) / 2, area.y + (area.height - height) / 2, width, height);
    }
}
