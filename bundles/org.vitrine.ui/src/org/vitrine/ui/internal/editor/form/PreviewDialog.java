// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.vitrine.domain.Domain;
import org.vitrine.domain.UnifiedDiff;
import org.vitrine.ui.internal.HeadedDialog;
import org.vitrine.ui.internal.editor.model.Edits;
import org.vitrine.ui.internal.editor.model.Failures;
import org.vitrine.ui.internal.editor.model.Latest;

/** Asks for an edit and shows it as a difference before it is made. */
abstract class PreviewDialog extends HeadedDialog {
    private static final int WIDTH = 680;
    private static final int HEIGHT = 560;
    private static final int DIFF_HEIGHT = 180;

    private record Preview(String diff, @Nullable String problem) {
    }

    private final Domain domain;
    private @Nullable DiffText diff;
    private @Nullable Latest<Edits.Maker, Preview> previews;

    PreviewDialog(Shell parent, Head head, Domain domain) {
        super(parent, head);
        this.domain = domain;
    }

    /** The domain that the edit is previewed on. */
    Domain domain() {
        return domain;
    }

    /** The part above the difference. */
    abstract void createChoices(Composite parent);

    /** A list of what can be chosen. */
    static Table list(Composite parent, String id, int height, Runnable chosen) {
        Table list = new Table(parent, SWT.BORDER | SWT.SINGLE | SWT.FULL_SELECTION);
        list.setData(Ids.KEY, id);
        GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, height).applyTo(list);
        list.addListener(SWT.Selection, event -> chosen.run());
        return list;
    }

    /** Room for two lines about what is chosen. */
    static Label explanation(Composite parent) {
        Label explanation = new Label(parent, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false)
                .hint(SWT.DEFAULT, explanation.computeSize(SWT.DEFAULT, SWT.DEFAULT).y * 2).applyTo(explanation);
        return explanation;
    }

    /** Shows what this would change. */
    void preview(Edits.Maker maker) {
        Latest<Edits.Maker, Preview> asked = previews;
        if (asked != null) {
            enable(false);
            asked.ask(maker, 0);
        }
    }

    @Override
    protected Point getInitialSize() {
        return new Point(WIDTH, HEIGHT);
    }

    @Override
    protected void fill(Composite area) {
        Composite content = new Composite(area, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(content);
        GridLayoutFactory.swtDefaults().margins(IDialogConstants.HORIZONTAL_MARGIN, IDialogConstants.VERTICAL_MARGIN)
                .applyTo(content);
        createChoices(content);
        new Label(content, SWT.NONE).setText(Messages.PreviewDialog_changes);
        DiffText text = new DiffText(content);
        GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, DIFF_HEIGHT).applyTo(text.control());
        diff = text;
        Latest<Edits.Maker, Preview> answers = new Latest<>("Preview edit", area.getDisplay(),
                (maker, monitor) -> compute(maker), this::take);
        previews = answers;
        area.addDisposeListener(event -> answers.dispose());
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        super.createButtonsForButtonBar(parent);
        enable(false);
    }

    private Preview compute(Edits.Maker maker) {
        try {
            return new Preview(UnifiedDiff.of(Messages.PreviewDialog_before, Messages.PreviewDialog_after, domain,
                    domain.apply(maker.make(domain))), null);
        } catch (RuntimeException e) {
            return new Preview("", Failures.sentence(e));
        }
    }

    private void take(Preview preview) {
        DiffText text = diff;
        if (text != null && !text.control().isDisposed()) {
            text.show(preview.diff());
            setErrorMessage(preview.problem());
            enable(preview.problem() == null);
        }
    }

    private void enable(boolean possible) {
        Button ok = getButton(IDialogConstants.OK_ID);
        if (ok != null) {
            ok.setEnabled(possible);
        }
    }
}
