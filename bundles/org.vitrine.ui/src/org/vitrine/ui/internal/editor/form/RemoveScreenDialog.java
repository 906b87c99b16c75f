// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.vitrine.domain.Domain;
import org.vitrine.ui.internal.editor.model.Overview.Item;
import org.vitrine.ui.internal.editor.model.Screens;

/** Removes a screen after showing what that changes. */
final class RemoveScreenDialog extends PreviewDialog {
    private final Item item;
    private final Sources sources;

    RemoveScreenDialog(Shell parent, Domain domain, Item item, Sources sources) {
        super(parent, RemoveGraphicsDialog.head(Messages.RemoveScreenDialog_title, item,
                Messages.RemoveScreenDialog_message), domain);
        this.item = item;
        this.sources = sources;
    }

    @Override
    protected Control createContents(Composite parent) {
        Control contents = super.createContents(parent);
        preview(domain -> Screens.remove(domain, item));
        return contents;
    }

    @Override
    void createChoices(Composite parent) {
        // there is nothing to choose
    }

    @Override
    protected void okPressed() {
        sources.edits().run(domain -> Screens.remove(domain, item));
        super.okPressed();
    }
}
