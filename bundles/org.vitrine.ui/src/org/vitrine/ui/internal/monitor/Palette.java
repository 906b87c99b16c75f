// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;

/**
 * The charts' colours: ground and text are the theme's, the lines' are ten that people tell apart on either ground, colour-blind
 * people most of them; after ten they come again, nearer to the ground, then nearer to the text. Dashes would tell lines apart
 * better, but cost more than all the rest of a frame.
 *
 * @param ground what everything stands on
 * @param text   what is read
 */
record Palette(Color ground, Color text) {
    private static final int[] ON_LIGHT = {0x1f6fb4, 0xc8501e, 0x2a8a4a, 0x9a3fb0, 0xb08800, 0x0a8f95, 0xc2255c,
            0x5b6abf,
            0x6f7a2a, 0x7a5a48};
    private static final int[] ON_DARK = {0x6cb6f5, 0xf29463, 0x6fd08c, 0xd39ae6, 0xe6c84f, 0x55d3d6, 0xf783ac,
            0xa5b4fc,
            0xc3d161, 0xcdab94};
    // how near the second, third … ten are to the ground, or where it is negative to the text
    private static final double[] SHADES = {0, 0.45, -0.4, 0.65, -0.65};
    private static final int HALF = 3 * 128;

    /** The colours of a control as the theme has styled it. */
    static Palette of(Control control) {
        return new Palette(control.getBackground(), control.getForeground());
    }

    /** A line's colour. */
    Color line(int slot) {
        return new Color(rgb(slot));
    }

    /** A line's colour. */
    RGB rgb(int slot) {
        boolean isDark = ground.getRed() + ground.getGreen() + ground.getBlue() < HALF;
        int colour = (isDark ? ON_DARK : ON_LIGHT)[slot % ON_LIGHT.length];
        RGB pure = new RGB(colour >> 16, colour >> 8 & 0xff, colour & 0xff);
        double shade = SHADES[slot / ON_LIGHT.length % SHADES.length];
        return mixed(pure, shade < 0 ? text.getRGB() : ground.getRGB(), Math.abs(shade));
    }

    /** What is said aside. */
    Color aside() {
        return mixed(0.65);
    }

    /** The grid. */
    Color grid() {
        return mixed(0.14);
    }

    /** The ground of what stands in front. */
    Color front() {
        return mixed(0.06);
    }

    private Color mixed(double share) {
        return new Color(mixed(ground.getRGB(), text.getRGB(), share));
    }

    private static RGB mixed(RGB from, RGB to, double share) {
        return new RGB(mixed(from.red, to.red, share), mixed(from.green, to.green, share),
                mixed(from.blue, to.blue, share));
    }

    private static int mixed(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }
}
