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

    /** Whether each pixel of a picture fills as many whole pixels of its place, in both directions. */
    public static boolean isMultiple(Point picture, Rectangle place) {
        return place.width % picture.x == 0 && place.height % picture.y == 0
                && place.width / picture.x == place.height / picture.y;
    }

    /** Where a part of one area is in another one that shows the same, with what smoothing takes from beside the part. */
    public static Rectangle mapped(Rectangle part, Rectangle from, Rectangle to) {
        double x = (double) to.width / from.width;
        double y = (double) to.height / from.height;
        int left = (int) Math.floor((part.x - from.x - 1) * x);
        int top = (int) Math.floor((part.y - from.y - 1) * y);
        int right = (int) Math.ceil((part.x - from.x + part.width + 1) * x);
        int bottom = (int) Math.ceil((part.y - from.y + part.height + 1) * y);
        return new Rectangle(to.x + left, to.y + top, right - left, bottom - top).intersection(to);
    }
}
