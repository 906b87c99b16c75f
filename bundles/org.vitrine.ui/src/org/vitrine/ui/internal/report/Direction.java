// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

/** Where an arrow key leads in the picture. */
enum Direction {
    LEFT, RIGHT, UP, DOWN;

    /** How far an area lies in this direction from another, sideways steps counting more; negative when it does not. */
    long distance(Area from, Area to) {
        int ahead = switch (this) {
            case LEFT -> from.centerX() - to.centerX();
            case RIGHT -> to.centerX() - from.centerX();
            case UP -> from.centerY() - to.centerY();
            case DOWN -> to.centerY() - from.centerY();
        };
        int aside = switch (this) {
            case LEFT, RIGHT -> gap(from.y(), from.bottom(), to.y(), to.bottom());
            case UP, DOWN -> gap(from.x(), from.right(), to.x(), to.right());
        };
        return ahead <= 0 ? -1 : ahead + 4L * aside;
    }

    /** How far two spans are apart; 0 where they overlap. */
    private static int gap(int from, int to, int otherFrom, int otherTo) {
        return Math.max(0, Math.max(otherFrom - to, from - otherTo));
    }
}
