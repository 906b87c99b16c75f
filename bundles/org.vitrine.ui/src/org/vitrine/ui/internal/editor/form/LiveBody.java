// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.IManagedForm;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.domain.UnifiedDiff;
import org.vitrine.ui.internal.MonitorProgress;
import org.vitrine.ui.internal.editor.model.Latest;

/** What the machine has at this moment beside the definition that is edited, as a difference. */
final class LiveBody implements PageBody {
    private static final int MARGIN = 10;
    private static final int LINES = 24;

    private record Answer(String difference, Optional<String> problem) {
    }

    private final Sources sources;
    private final Latest<Domain, Answer> answers;
    private final Label sentence;
    private final DiffText text;
    private Optional<Domain> shown = Optional.empty();

    LiveBody(IManagedForm form, Sources sources, Live live) {
        this.sources = sources;
        Composite body = form.getForm().getBody();
        Look look = new Look(form.getToolkit(), body);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(MARGIN, MARGIN).applyTo(body);
        sentence = look.wrapped(body, Messages.LivePage_explanation);
        Button again = look.toolkit().createButton(body, Messages.LivePage_again, SWT.PUSH);
        again.addListener(SWT.Selection, event -> sources.model().latest().ifPresent(this::ask));
        text = new DiffText(body);
        text.control().setData(Ids.KEY, Ids.DIFFERENCE);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1)
                .hint(SWT.DEFAULT, LINES * text.control().getLineHeight()).applyTo(text.control());
        answers = new Latest<>("Compare with running machine", body.getDisplay(),
                (domain, monitor) -> compare(domain, live, monitor), this::show);
        body.addListener(SWT.Dispose, event -> answers.dispose());
    }

    @Override
    public boolean refresh() {
        Optional<Domain> now = sources.model().latest();
        if (now.isPresent() && shown.filter(one -> one == now.get()).isEmpty()) {
            ask(now.get());
        }
        return false;
    }

    private void ask(Domain domain) {
        shown = Optional.of(domain);
        answers.ask(domain, 0);
    }

    private static Answer compare(Domain domain, Live live, IProgressMonitor monitor) {
        try {
            return new Answer(UnifiedDiff.of(Messages.LivePage_definition, Messages.LivePage_running, domain,
                    live.read(new MonitorProgress(monitor))), Optional.empty());
        } catch (VitrineException e) {
            return new Answer("", Optional.of(e.text().toString()));
        }
    }

    private void show(Answer answer) {
        if (!text.control().isDisposed()) {
            sentence.setText(answer.problem().orElse(Messages.LivePage_explanation).replace("&", "&&"));
            sentence.requestLayout();
            text.show(answer.difference());
        }
    }

    @Override
    public boolean isPending() {
        return false;
    }

    @Override
    public void flush() {
        // nothing can be typed here
    }

    @Override
    public boolean setFocus() {
        return text.control().setFocus();
    }
}
