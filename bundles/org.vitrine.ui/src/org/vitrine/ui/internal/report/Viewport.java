// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

/**
 * Which part of the picture shows, and how large. Immutable.
 *
 * @param zoom   screen pixels of one pixel of the picture
 * @param left   the picture's x at the control's left edge
 * @param top    the picture's y at the control's top edge
 * @param width  of the control
 * @param height of the control
 */
record Viewport(double zoom, double left, double top, int width, int height) {
    private static final double SMALLEST = 0.15;
    private static final double LARGEST = 3;
    private static final double LEGIBLE = 0.75;

    /** The corner of a picture in its own size, in a control without one. */
    static Viewport start() {
        return new Viewport(1, 0, 0, 0, 0);
    }

    /** The visible region of the picture. */
    Area region() {
        return new Area((int) Math.floor(left), (int) Math.floor(top), (int) Math.ceil(width / zoom) + 1,
                (int) Math.ceil(height / zoom) + 1);
    }

    /** The picture's x under a control's x. */
    int pictureX(int x) {
        return (int) Math.floor(left + x / zoom);
    }

    /** The picture's y under a control's y. */
    int pictureY(int y) {
        return (int) Math.floor(top + y / zoom);
    }

    /** The same view in a control of another size. */
    Viewport sized(int newWidth, int newHeight) {
        return new Viewport(zoom, left, top, newWidth, newHeight);
    }

    /** Moved to a corner, but not past the picture's edges. */
    Viewport at(double newLeft, double newTop, TopologyLayout picture) {
        return new Viewport(zoom, clamp(newLeft, picture.width() - width / zoom),
                clamp(newTop, picture.height() - height / zoom), width, height);
    }

    /** Zoomed by a factor; what is at this point of the control stays there where the edges allow it. */
    Viewport zoomed(double factor, int x, int y, TopologyLayout picture) {
        double next = Math.clamp(zoom * factor, SMALLEST, LARGEST);
        return new Viewport(next, 0, 0, width, height).at(left + x / zoom - x / next, top + y / zoom - y / next,
                picture);
    }

    /** Everything at once, but never larger than life. */
    Viewport fitted(TopologyLayout picture) {
        double fits = Math.min(width / (double) Math.max(1, picture.width()),
                height / (double) Math.max(1, picture.height()));
        return new Viewport(Math.clamp(fits, SMALLEST, 1), 0, 0, width, height);
    }

    /** Everything if it can be read at that size, else its beginning in a size that can. */
    Viewport begun(TopologyLayout picture) {
        Viewport all = fitted(picture);
        return all.zoom >= LEGIBLE ? all : new Viewport(LEGIBLE, 0, 0, width, height);
    }

    /** Moved as little as needed to show an area. */
    Viewport revealing(Area area, TopologyLayout picture) {
        return at(nearest(left, width / zoom, area.x(), area.right()),
                nearest(top, height / zoom, area.y(), area.bottom()),
                picture);
    }

    private static double nearest(double start, double length, int from, int to) {
        return from < start || to - from > length ? from : to > start + length ? to - length : start;
    }

    private static double clamp(double value, double most) {
        return Math.clamp(value, 0, Math.max(0, most));
    }
}
