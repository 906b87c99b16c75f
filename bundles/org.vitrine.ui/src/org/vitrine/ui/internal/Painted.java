// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.RGB;

/** What controls that paint themselves share. */
public final class Painted {
    private static final String ELLIPSIS = "\u2026";

    private Painted() {
    }

    /** A ground with a share of a colour over it, 0 to 1. */
    public static Color mixed(Color ground, Color over, double share) {
        RGB from = ground.getRGB();
        RGB to = over.getRGB();
        return new Color(mixed(from.red, to.red, share), mixed(from.green, to.green, share),
                mixed(from.blue, to.blue, share));
    }

    private static int mixed(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    /** A text that is at most this wide in the context's font: where it is wider, its beginning and three dots. */
    public static String fitting(GC gc, String text, int width) {
        if (gc.stringExtent(text).x <= width) {
            return text;
        }
        int from = 0;
        int to = Math.max(0, text.length() - 1);
        while (from < to) {
            int middle = (from + to + 1) / 2;
            if (gc.stringExtent(text.substring(0, middle) + ELLIPSIS).x <= width) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        return text.substring(0, from).strip() + ELLIPSIS;
    }
}
