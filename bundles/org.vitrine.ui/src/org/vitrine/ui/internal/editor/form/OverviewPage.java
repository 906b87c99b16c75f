// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.editor.FormEditor;
import org.eclipse.ui.forms.editor.FormPage;
import org.eclipse.ui.forms.widgets.ScrolledForm;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.vitrine.core.Report;
import org.vitrine.domain.Domain;
import org.vitrine.provider.Verdict;
import org.vitrine.ui.VitrineUi;
import org.vitrine.ui.internal.editor.model.Analysis;
import org.vitrine.ui.internal.editor.model.DomainModel;
import org.vitrine.ui.internal.editor.model.Edits;

/** The form: the machine, its graphics, and what the checks say of them. */
public final class OverviewPage extends FormPage {

    /**
     * What the form shows and by what it edits.
     *
     * @param model    the domain
     * @param analysis what is said of it
     * @param edits    how it is changed
     */
    public record Sources(DomainModel model, Analysis analysis, Edits edits) {
    }

    private final Sources sources;
    private final FindingView.Actions actions;
    private final Runnable brokenPlace;
    private @Nullable OverviewBody body;

    /**
     * A page not shown yet.
     *
     * @param actions     what links to the text and quick fixes do
     * @param brokenPlace shows the place at which the text stops to be a domain
     */
    public OverviewPage(FormEditor editor, Sources sources, Links actions, Runnable brokenPlace) {
        super(editor, "overview", Messages.OverviewPage_title);
        this.sources = sources;
        this.actions = actions;
        this.brokenPlace = brokenPlace;
    }

    /** What the form's links do. */
    public interface Links extends FindingView.Actions {
        // the same, for those outside of this package
    }

    /** Hands on what has been typed into the form and not yet come to the document. */
    public void flush() {
        OverviewBody shown = body;
        if (shown != null) {
            shown.flush();
        }
    }

    /** Whether something was typed into the form that is to come to the document yet. */
    @Override
    public boolean isDirty() {
        OverviewBody shown = body;
        return shown != null && shown.isPending();
    }

    /** Shows the newest of everything. */
    public void refresh() {
        OverviewBody shown = body;
        IManagedForm form = getManagedForm();
        if (shown != null && form != null && !form.getForm().isDisposed()) {
            shown.refresh();
            head(form.getForm());
        }
    }

    @Override
    public void setFocus() {
        OverviewBody shown = body;
        if (shown == null || !shown.setFocus()) {
            super.setFocus();
        }
    }

    @Override
    public void doSave(@Nullable IProgressMonitor monitor) {
        // the document is saved by the editor
    }

    @Override
    protected void createFormContent(@Nullable IManagedForm managed) {
        if (managed == null) {
            return;
        }
        ScrolledForm form = managed.getForm();
        form.setText(getEditorInput().getName());
        managed.getToolkit().decorateFormHeading(form.getForm());
        IToolBarManager bar = form.getToolBarManager();
        bar.add(command(VitrineUi.START));
        bar.add(command(VitrineUi.SHOW_SCREEN));
        bar.update(true);
        body = new OverviewBody(managed, sources, actions, brokenPlace);
        refresh();
    }

    private CommandContributionItem command(String id) {
        CommandContributionItemParameter item = new CommandContributionItemParameter(getSite(), null, id,
                CommandContributionItem.STYLE_PUSH);
        item.mode = CommandContributionItem.MODE_FORCE_TEXT;
        return new CommandContributionItem(item);
    }

    private void head(ScrolledForm form) {
        String name = sources.model().latest().flatMap(Domain::name).orElse(getEditorInput().getName());
        if (!form.getText().equals(name)) {
            form.setText(name);
        }
        if (sources.model().problem().isPresent()) {
            form.setMessage(
                    sources.model().latest().isPresent()
                            ? Messages.OverviewPage_broken
                            : Messages.OverviewPage_noDomain,
                    IMessageProvider.ERROR);
        } else if (!sources.edits().isEditable()) {
            form.setMessage(Messages.OverviewPage_readOnly, IMessageProvider.INFORMATION);
        } else {
            Optional<Report> report = sources.analysis().checked().map(Analysis.Checked::report);
            report.ifPresentOrElse(known -> summarize(form, known), () -> form.setMessage(null, SWT.NONE));
        }
    }

    private static void summarize(ScrolledForm form, Report report) {
        int blocks = report.of(Verdict.BLOCK).size();
        int others = report.of(Verdict.WARN).size() + report.of(Verdict.UNKNOWN).size();
        if (blocks > 0) {
            form.setMessage(
                    NLS.bind(blocks == 1 ? Messages.OverviewPage_oneBlock : Messages.OverviewPage_blocks, blocks),
                    IMessageProvider.ERROR);
        } else if (others > 0) {
            form.setMessage(
                    NLS.bind(others == 1 ? Messages.OverviewPage_oneWarning : Messages.OverviewPage_warnings, others),
                    IMessageProvider.WARNING);
        } else {
            form.setMessage(null, IMessageProvider.NONE);
        }
    }
}
