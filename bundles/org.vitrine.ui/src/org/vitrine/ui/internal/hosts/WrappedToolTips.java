// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.hosts;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ColumnViewer;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.jface.window.ToolTip;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;

/** Tooltips whose sentences are broken into lines instead of leaving the screen. */
final class WrappedToolTips extends ColumnViewerToolTipSupport {
    private static final int WIDEST = 480;
    private static final int MARGIN = 6;

    private WrappedToolTips(ColumnViewer viewer) {
        super(viewer, ToolTip.NO_RECREATE, false);
    }

    /** Gives the viewer tooltips, with the texts of its label provider. */
    static void enable(ColumnViewer viewer) {
        WrappedToolTips tips = new WrappedToolTips(viewer);
        tips.activate();
    }

    @Override
    protected Composite createViewerToolTipContentArea(Event event, ViewerCell cell, Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).applyTo(area);
        Label label = new Label(area, SWT.WRAP);
        label.setText(getText(event).replace("&", "&&"));
        int width = Math.min(WIDEST, label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
        GridDataFactory.fillDefaults().hint(width, SWT.DEFAULT).applyTo(label);
        for (Control control : List.of(area, label)) {
            control.setForeground(getForegroundColor(event));
            control.setBackground(getBackgroundColor(event));
        }
        return area;
    }
}
