// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.vitrine.domain.Domain;
import org.vitrine.ui.internal.editor.model.ScreenKind;
import org.vitrine.ui.internal.editor.model.Screens;

/** Lets a person pick how the guest's screens are to be shown. */
final class AddScreenDialog extends PreviewDialog {
    private static final int LIST_HEIGHT = 130;
    private static final List<ScreenKind> KINDS = List.of(ScreenKind.values());
    private final Sources sources;
    private @Nullable Table table;
    private @Nullable Label line;

    AddScreenDialog(Shell parent, Domain domain, Sources sources) {
        super(parent, domain);
        this.sources = sources;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.AddScreenDialog_title);
    }

    @Override
    protected Control createContents(Composite parent) {
        Control contents = super.createContents(parent);
        setTitle(Messages.AddScreenDialog_title);
        setMessage(Messages.AddScreenDialog_message);
        select();
        return contents;
    }

    @Override
    void createChoices(Composite parent) {
        Table list = new Table(parent, SWT.BORDER | SWT.SINGLE | SWT.FULL_SELECTION);
        list.setData(Ids.KEY, "kinds");
        GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, LIST_HEIGHT).applyTo(list);
        KINDS.forEach(kind -> new TableItem(list, SWT.NONE).setText(kind.title()));
        list.select(0);
        list.addListener(SWT.Selection, event -> select());
        Label explanation = new Label(parent, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false)
                .hint(SWT.DEFAULT, explanation.computeSize(SWT.DEFAULT, SWT.DEFAULT).y * 2).applyTo(explanation);
        line = explanation;
        table = list;
    }

    @Override
    protected void okPressed() {
        ScreenKind kind = selected();
        sources.edits().run(domain -> Screens.add(domain, kind));
        super.okPressed();
    }

    private ScreenKind selected() {
        Table list = table;
        return KINDS.get(list == null ? 0 : Math.max(0, list.getSelectionIndex()));
    }

    private void select() {
        ScreenKind kind = selected();
        Label explanation = line;
        if (explanation != null) {
            explanation.setText(kind.line().replace("&", "&&"));
        }
        preview(domain -> Screens.add(domain, kind));
    }
}
