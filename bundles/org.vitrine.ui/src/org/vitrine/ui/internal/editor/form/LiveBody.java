// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.Optional;

import org.eclipse.compare.CompareConfiguration;
import org.eclipse.compare.CompareViewerPane;
import org.eclipse.compare.contentmergeviewer.TextMergeViewer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.IManagedForm;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.ui.internal.MonitorProgress;
import org.vitrine.ui.internal.editor.model.Latest;

/**
 * What the machine has at this moment beside the definition that is edited, in the platform's comparison. Its left side is the
 * editor's own document, so that what is taken over from the machine is an edit like any other.
 */
final class LiveBody implements PageBody {
    private static final int MARGIN = 10;
    private static final int HEIGHT = 400;

    private record Answer(String running, Optional<String> problem) {
    }

    private final Sources sources;
    private final Latest<Live, Answer> answers;
    private final Live live;
    private final Label sentence;
    private final TextMergeViewer viewer;
    private final CompareConfiguration configuration = new CompareConfiguration();
    private final IDocument running = new Document();
    private Optional<IDocument> compared = Optional.empty();
    private Optional<Domain> shown = Optional.empty();

    LiveBody(IManagedForm form, Sources sources, Live live) {
        this.sources = sources;
        this.live = live;
        Composite body = form.getForm().getBody();
        Look look = new Look(form.getToolkit(), body);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(MARGIN, MARGIN).applyTo(body);
        sentence = look.wrapped(body, Messages.LivePage_explanation);
        Button again = look.toolkit().createButton(body, Messages.LivePage_again, SWT.PUSH);
        CompareViewerPane pane = new CompareViewerPane(body, SWT.BORDER | SWT.FLAT);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(SWT.DEFAULT, HEIGHT).applyTo(pane);
        pane.setData(Ids.KEY, Ids.DIFFERENCE);
        pane.setText(Messages.LivePage_difference);
        configuration.setLeftLabel(Messages.LivePage_definition);
        configuration.setRightLabel(Messages.LivePage_running);
        configuration.setRightEditable(false);
        viewer = new TextMergeViewer(pane, configuration);
        // it is the editor that saves
        viewer.setConfirmSave(false);
        viewer.setContentProvider(new Comparison(configuration));
        pane.setContent(viewer.getControl());
        answers = new Latest<>("Compare with running machine", body.getDisplay(), LiveBody::read, this::show);
        body.addListener(SWT.Dispose, event -> answers.dispose());
        again.addListener(SWT.Selection, event -> answers.ask(live, 0));
    }

    /** The comparison shows by itself what is changed in the definition, but does not look again for what differs. */
    @Override
    public boolean refresh() {
        Optional<IDocument> now = sources.model().document();
        Optional<Domain> latest = sources.model().latest();
        if (now.isPresent() && compared.filter(one -> one == now.get()).isEmpty()) {
            compared = now;
            answers.ask(live, 0);
            shown = latest;
        } else if (!latest.equals(shown) && !isTyping()) {
            compare();
            shown = latest;
        }
        return false;
    }

    private static Answer read(Live live, IProgressMonitor monitor) {
        try {
            return new Answer(live.read(new MonitorProgress(monitor)).text(), Optional.empty());
        } catch (VitrineException e) {
            return new Answer("", Optional.of(e.text().toString()));
        }
    }

    private void show(Answer answer) {
        if (sentence.isDisposed()) {
            return;
        }
        sentence.setText(answer.problem().orElse(Messages.LivePage_explanation).replace("&", "&&"));
        sentence.requestLayout();
        viewer.getControl().setVisible(answer.problem().isEmpty());
        running.set(answer.running());
        configuration.setLeftEditable(sources.edits().isPossible());
        compare();
    }

    private void compare() {
        // without this the platform counts differences that it has shown before once more
        viewer.setInput(null);
        compared.ifPresent(definition -> viewer.setInput(new Comparison.Sides(definition, running)));
    }

    /** Looking again moves the caret to the first difference. */
    private boolean isTyping() {
        return viewer.getControl().getDisplay().getFocusControl() instanceof StyledText text && text.getEditable();
    }

    @Override
    public boolean isPending() {
        return false;
    }

    @Override
    public void flush() {
        // what is typed here is in the document at once
    }

    @Override
    public boolean setFocus() {
        return viewer.getControl().setFocus();
    }
}
