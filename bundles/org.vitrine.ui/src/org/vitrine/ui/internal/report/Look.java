// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Control;
import org.vitrine.ui.internal.Painted;

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
        return Painted.mixed(ground, over, share);
    }

    private static Color registered(String name) {
        return JFaceResources.getColorRegistry().get(PREFIX + name);
    }
}
