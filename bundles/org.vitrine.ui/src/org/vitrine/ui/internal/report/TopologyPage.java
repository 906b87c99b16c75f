// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** The page with the picture and, beside it, what it means in words. */
final class TopologyPage {
    private static final int[] SHARES = {72, 28};
    private final SashForm area;
    private final TopologyPicture picture;

    TopologyPage(Composite parent, ReportModel report) {
        area = new SashForm(parent, SWT.HORIZONTAL | SWT.SMOOTH);
        DevicePanel panel = new DevicePanel(area);
        picture = new TopologyPicture(area, report, panel.control());
        picture.canvas().moveAbove(panel.control());
        area.setWeights(SHARES);
        report.onContent(() -> {
            picture.show(report.content().flatMap(ReportContent::model));
            panel.show(report);
        });
        report.onSelect(() -> {
            picture.highlighted();
            report.selected().ifPresent(picture::reveal);
            panel.show(report);
        });
    }

    Control control() {
        return area;
    }

    TopologyPicture picture() {
        return picture;
    }
}
