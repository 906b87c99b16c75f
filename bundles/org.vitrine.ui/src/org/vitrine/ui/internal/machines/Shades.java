// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Control;
import org.vitrine.ui.internal.Painted;

/**
 * The view's colours: ground and text are a text field's and so the theme's, those of the figures are defined in
 * {@code plugin.xml} and, for dark ground, in {@code css/machines-dark.css}.
 *
 * @param ground what everything stands on
 * @param text   what is read
 * @param choice what is selected
 */
record Shades(Color ground, Color text, Color choice) {
    private static final String PREFIX = "org.vitrine.ui.machines.";

    /** The colours that the theme gives to texts. */
    static Shades of(Control field) {
        return new Shades(field.getBackground(), field.getForeground(),
                field.getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION));
    }

    /** What is said aside. */
    Color aside() {
        return Painted.mixed(ground, text, 0.62);
    }

    /** An edge. */
    Color edge() {
        return Painted.mixed(ground, text, 0.22);
    }

    /** Where a picture would be. */
    Color empty() {
        return Painted.mixed(ground, text, 0.07);
    }

    /** What is selected, or under the mouse; the selection fades while the keyboard is elsewhere. */
    Color chosen(double share) {
        return Painted.mixed(ground, choice, share);
    }

    /** A line of the processors' load. */
    Color cpu() {
        return JFaceResources.getColorRegistry().get(PREFIX + "cpu");
    }

    /** A line of the picture rate. */
    Color rate() {
        return JFaceResources.getColorRegistry().get(PREFIX + "rate");
    }

    /** Below such a line. */
    Color below(Color line) {
        return Painted.mixed(ground, line, 0.22);
    }
}
