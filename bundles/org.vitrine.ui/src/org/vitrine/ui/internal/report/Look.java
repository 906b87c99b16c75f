// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;

/**
 * The report's colours: ground and text are the control's own and so the theme's, the others are defined in
 * {@code plugin.xml} and, for dark ground, in {@code css/report-dark.css}.
 *
 * @param ground what everything stands on
 * @param text   what is read
 */
record Look(Color ground, Color text) {
    private static final String PREFIX = "org.vitrine.ui.topology.";

    /** The colours of a control, as the theme has styled it. */
    static Look of(Control control) {
        return new Look(control.getBackground(), control.getForeground());
    }

    /** The frame of an IOMMU group. */
    Color group() {
        return registered("group");
    }

    /** What vfio-pci keeps for machines. */
    Color machines() {
        return registered("machines");
    }

    /** What goes along with the selected function. */
    Color affected() {
        return registered("affected");
    }

    /** What just changed. */
    Color changed() {
        return registered("changed");
    }

    /** What is said aside. */
    Color aside() {
        return mixed(text, 0.62);
    }

    /** The edge of a box. */
    Color edge() {
        return mixed(text, 0.28);
    }

    /** The inside of a box. */
    Color face() {
        return mixed(text, 0.05);
    }

    /** The ground with a share of a colour over it. */
    Color mixed(Color over, double share) {
        RGB from = ground.getRGB();
        RGB to = over.getRGB();
        return new Color(mixed(from.red, to.red, share), mixed(from.green, to.green, share),
                mixed(from.blue, to.blue, share));
    }

    private static int mixed(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    private static Color registered(String name) {
        return JFaceResources.getColorRegistry().get(PREFIX + name);
    }
}
