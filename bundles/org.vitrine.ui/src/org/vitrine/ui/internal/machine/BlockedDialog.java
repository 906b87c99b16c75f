// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machine;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.vitrine.core.Report;
import org.vitrine.core.Row;
import org.vitrine.host.Text;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Verdict;
import org.vitrine.ui.internal.HeadedDialog;
import org.vitrine.ui.internal.Icons;

/** Says why a machine cannot be started, finding by finding; OK overrules them. */
final class BlockedDialog extends HeadedDialog {
    private static final int WIDTH = 520;
    private static final int TEXT_WIDTH = WIDTH - 60;
    private static final int HEIGHT = 260;
    private final Report report;

    BlockedDialog(Shell parent, String machine, Report report) {
        super(parent, new Head(Messages.Blocked_title, NLS.bind(Messages.Blocked_headline, machine),
                Messages.Blocked_message));
        this.report = report;
    }

    @Override
    protected void fill(Composite area) {
        ScrolledComposite scroll = new ScrolledComposite(area, SWT.V_SCROLL);
        GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, HEIGHT).applyTo(scroll);
        Composite list = new Composite(scroll, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 12).spacing(8, 12).applyTo(list);
        LocalResourceManager images = new LocalResourceManager(JFaceResources.getResources(), list);
        report.of(Verdict.BLOCK).stream().map(Row::finding).forEach(finding -> add(list, images, finding));
        scroll.setContent(list);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.addListener(SWT.Resize, event -> {
            Point size = list.computeSize(scroll.getClientArea().width, SWT.DEFAULT);
            scroll.setMinHeight(size.y);
        });
    }

    private static void add(Composite list, LocalResourceManager images, Finding finding) {
        Label icon = new Label(list, SWT.NONE);
        icon.setImage(images.create(Icons.BLOCK.descriptor()));
        GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.BEGINNING).applyTo(icon);
        Composite words = new Composite(list, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(words);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(words);
        paragraph(words, finding.summary())
                .setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
        finding.why().ifPresent(why -> paragraph(words, why));
        finding.solution().ifPresent(solution -> paragraph(words, solution));
    }

    private static Label paragraph(Composite words, Text text) {
        Label label = new Label(words, SWT.WRAP);
        label.setText(text.toString().replace("&", "&&"));
        GridDataFactory.fillDefaults().grab(true, false).hint(TEXT_WIDTH, SWT.DEFAULT).applyTo(label);
        return label;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.Blocked_anyway, false);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, true);
    }
}
