// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
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
        super(parent, new Head(Messages.AddScreenDialog_title, Messages.AddScreenDialog_message), domain);
        this.sources = sources;
    }

    @Override
    protected Control createContents(Composite parent) {
        Control contents = super.createContents(parent);
        select();
        return contents;
    }

    @Override
    void createChoices(Composite parent) {
        Table list = list(parent, "kinds", LIST_HEIGHT, this::select);
        KINDS.forEach(kind -> new TableItem(list, SWT.NONE).setText(kind.title()));
        list.select(0);
        line = explanation(parent);
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
