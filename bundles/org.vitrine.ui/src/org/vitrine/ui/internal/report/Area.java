// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

/**
 * A rectangle of the topology picture, in pixels at zoom 1.
 *
 * @param x      left edge
 * @param y      top edge
 * @param width  its width
 * @param height its height
 */
record Area(int x, int y, int width, int height) {

    int right() {
        return x + width;
    }

    int bottom() {
        return y + height;
    }

    int centerX() {
        return x + width / 2;
    }

    int centerY() {
        return y + height / 2;
    }

    boolean contains(int px, int py) {
        return px >= x && px < right() && py >= y && py < bottom();
    }

    boolean contains(Area other) {
        return other.x >= x && other.right() <= right() && other.y >= y && other.bottom() <= bottom();
    }

    boolean intersects(Area other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }
}
