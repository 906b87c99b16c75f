// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.util.List;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.Separator;
import org.vitrine.ui.internal.Icons;

/** What the report's toolbar offers. */
final class ReportActions {
    private static final double STEP = 1.25;
    private final ReportModel report;
    private final Action rescan;
    private final Action stop;
    private final Action record;
    private final List<Action> zooming;

    ReportActions(ReportModel report, TopologyPicture picture) {
        this.report = report;
        rescan = action(Messages.Action_rescan, Icons.RESCAN, report::rescan);
        stop = action(Messages.Action_stop, Icons.FORCE_OFF, report::stop);
        record = action(Messages.Action_record, Icons.RECORD, () -> report.host()
                .ifPresent(host -> new RecordDialog(picture.canvas().getShell(), host).open()));
        zooming = List.of(action(Messages.Action_zoomIn, Icons.ZOOM_IN, () -> picture.zoom(STEP)),
                action(Messages.Action_zoomOut, Icons.ZOOM_OUT, () -> picture.zoom(1 / STEP)),
                action(Messages.Action_fit, Icons.ZOOM_FIT, picture::fit));
        enable();
    }

    private static Action action(String text, Icons icon, Runnable does) {
        Action action = new Action(text) {
            @Override
            public void run() {
                does.run();
            }
        };
        action.setImageDescriptor(icon.descriptor());
        action.setToolTipText(text);
        return action;
    }

    /** Fills the toolbar. */
    void fill(IToolBarManager tools) {
        zooming.forEach(tools::add);
        tools.add(new Separator());
        tools.add(rescan);
        tools.add(stop);
        tools.add(new Separator());
        tools.add(record);
        tools.update(true);
    }

    /** Offers what makes sense now. */
    void enable() {
        rescan.setEnabled(!report.isLooking());
        stop.setEnabled(report.isLooking());
        record.setEnabled(report.content().isPresent());
    }

    /** Offers zooming on the page with the picture only. */
    void enable(boolean picture) {
        zooming.forEach(action -> action.setEnabled(picture));
    }
}
