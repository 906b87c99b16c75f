// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.libvfio;

import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.editor.FormPage;
import org.eclipse.ui.forms.widgets.ScrolledForm;
import org.vitrine.ui.internal.Icons;

/** The form. */
final class GuidedPage extends FormPage {
    private final GuidedEditor guided;
    private Optional<GuidedBody> body = Optional.empty();

    GuidedPage(GuidedEditor guided) {
        super(guided, "form", Messages.Editor_page);
        this.guided = guided;
    }

    @Override
    protected void createFormContent(@Nullable IManagedForm managed) {
        if (managed == null) {
            return;
        }
        ScrolledForm form = managed.getForm();
        Action open = new Action(Messages.Form_asDomain, Icons.MACHINE_OFF.descriptor()) {
            @Override
            public void run() {
                guided.openAsDomain();
            }
        };
        open.setToolTipText(Messages.Form_asDomainTip);
        ActionContributionItem item = new ActionContributionItem(open);
        item.setMode(ActionContributionItem.MODE_FORCE_TEXT);
        form.getToolBarManager().add(item);
        form.updateToolBar();
        GuidedBody fresh = new GuidedBody(guided.model(), managed, guided);
        body = Optional.of(fresh);
        refresh();
    }

    void refresh() {
        body.filter(one -> getManagedForm() != null && !getManagedForm().getForm().isDisposed()).ifPresent(one -> {
            Read read = guided.model().read();
            boolean isBroken = read.source().isEmpty() && !read.problems().isEmpty();
            getManagedForm().getForm().setText(isBroken
                    ? NLS.bind(Messages.Editor_brokenText, read.problems().getFirst().message())
                    : guided.getPartName());
            one.refresh();
        });
    }

    @Override
    public boolean isDirty() {
        return super.isDirty() || body.filter(GuidedBody::isPending).isPresent();
    }

    /** Brings what was typed to the document. */
    void flush() {
        body.ifPresent(GuidedBody::flush);
    }

    /** The controls, for tests. */
    Optional<GuidedBody> body() {
        return body;
    }
}
