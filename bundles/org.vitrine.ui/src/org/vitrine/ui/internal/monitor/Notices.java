// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.PopupDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;

/** One quiet line that says how many figures are not there; behind it, why, a line each. Nothing where all are. */
final class Notices {
    private static final int MARGIN = 6;
    private static final int WIDEST = 560;
    private final Link link;
    private List<String> lines = List.of();

    Notices(Composite parent) {
        link = new Link(parent, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).indent(MARGIN, 0).exclude(true).applyTo(link);
        link.setVisible(false);
        link.addListener(SWT.Selection, event -> open());
    }

    /** Says that these are not there. */
    void show(List<String> now) {
        if (now.equals(lines)) {
            return;
        }
        boolean comesOrGoes = lines.isEmpty() != now.isEmpty();
        lines = now;
        link.setText("<a>" + (now.size() == 1 ? Messages.Notices_one : NLS.bind(Messages.Notices_many, now.size()))
                + "</a>");
        link.setToolTipText(String.join("\n", now));
        if (comesOrGoes) {
            link.setVisible(!now.isEmpty());
            GridDataFactory.createFrom((org.eclipse.swt.layout.GridData) link.getLayoutData()).exclude(now.isEmpty())
                    .applyTo(link);
            link.getParent().layout();
        }
    }

    private void open() {
        new Popup(link.getShell(), lines, link.toDisplay(0, 0)).open();
    }

    private static final class Popup extends PopupDialog {
        private final List<String> lines;
        private final Point foot;

        Popup(Shell parent, List<String> lines, Point foot) {
            super(parent, HOVER_SHELLSTYLE, true, false, false, false, false, Messages.Notices_title, null);
            this.lines = lines;
            this.foot = foot;
        }

        @Override
        protected Control createDialogArea(@Nullable Composite parent) {
            Composite area = new Composite(parent, SWT.NONE);
            GridLayoutFactory.swtDefaults().applyTo(area);
            for (String line : lines) {
                Label label = new Label(area, SWT.WRAP);
                label.setText("\u2022 " + line.replace("&", "&&"));
                int width = Math.min(WIDEST, label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
                GridDataFactory.fillDefaults().hint(width, SWT.DEFAULT).applyTo(label);
            }
            return area;
        }

        @Override
        protected Point getInitialLocation(@Nullable Point size) {
            return size == null ? foot : new Point(foot.x, Math.max(0, foot.y - size.y));
        }
    }
}
