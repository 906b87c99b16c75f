// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.forms.editor.FormEditor;
import org.eclipse.ui.ide.IGotoMarker;
import org.eclipse.ui.texteditor.AbstractTextEditor;
import org.eclipse.ui.texteditor.ITextEditor;
import org.vitrine.core.Row;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainException;
import org.vitrine.domain.Element;
import org.vitrine.provider.Remedy;
import org.vitrine.ui.internal.editor.file.DomainDocuments;
import org.vitrine.ui.internal.editor.form.OverviewPage;
import org.vitrine.ui.internal.editor.model.Analysis;
import org.vitrine.ui.internal.editor.model.DomainModel;
import org.vitrine.ui.internal.editor.model.Edits;
import org.vitrine.ui.internal.editor.model.Services;
import org.vitrine.ui.internal.editor.model.Spot;
import org.vitrine.ui.internal.editor.xml.XmlPage;
import org.vitrine.ui.internal.editor.xml.XmlPartitions;

/**
 * The editor of domain XML. Whatever file it is given it opens, and says in a sentence when that is no domain. It adapts to
 * {@link Domain} while its text is one.
 */
public final class DomainEditor extends FormEditor {

    /** What an open editor is made of. */
    private record Parts(DomainModel model, Analysis analysis, Edits edits, XmlPage xml, OverviewPage overview) {
    }

    private final DomainDocuments documents = new DomainDocuments(XmlPartitions::connect);
    private final Saving saving = new Saving(this, documents);
    private final Marking marking = new Marking();
    private Questions questions = new DialogQuestions(() -> getSite().getShell());
    private @Nullable Parts parts;

    @Override
    public void init(@Nullable IEditorSite site, @Nullable IEditorInput input) throws PartInitException {
        super.init(site, input);
        if (input != null) {
            setPartName(input.getName());
        }
    }

    @Override
    protected void addPages() {
        Display display = getSite().getShell().getDisplay();
        Services services = Services.of(getSite());
        DomainModel model = new DomainModel(display);
        Analysis analysis = new Analysis(display, model, services);
        Edits edits = new Edits(display, model, analysis, services, () -> documents.isModifiable(getEditorInput()),
                sentence -> questions.tell(Messages.DomainEditor_notEdited, sentence),
                () -> parts().overview().refresh());
        XmlPage xml = new XmlPage(documents, saving, edits::take);
        OverviewPage overview = new OverviewPage(this, new OverviewPage.Sources(model, analysis, edits),
                new Links(edits), this::showProblem);
        parts = new Parts(model, analysis, edits, xml, overview);
        try {
            addPage(overview);
            setPageText(addPage(xml, getEditorInput()), Messages.DomainEditor_xml);
        } catch (PartInitException e) {
            ILog.of(DomainEditor.class).error(e.getMessage(), e);
            questions.tell(getPartName(), String.valueOf(e.getMessage()));
        }
        analysis.onChange(this::refresh);
        connect();
    }

    @Override
    public void dispose() {
        Parts all = parts;
        if (all != null) {
            all.analysis().dispose();
            all.model().dispose();
        }
        marking.clear(getEditorInput());
        super.dispose();
    }

    @Override
    public void doSave(@Nullable IProgressMonitor monitor) {
        saving.save(monitor == null ? new NullProgressMonitor() : monitor);
    }

    @Override
    public boolean isDirty() {
        Parts all = parts;
        return super.isDirty() || all != null && (all.overview().isDirty() || all.edits().isBusy());
    }

    @Override
    public void doSaveAs() {
        saving.saveAs();
    }

    @Override
    public boolean isSaveAsAllowed() {
        return true;
    }

    @Override
    public <T> @Nullable T getAdapter(Class<T> type) {
        Parts all = parts;
        if (all == null) {
            return super.getAdapter(type);
        }
        if (type == Domain.class) {
            Optional<Domain> now = all.model().current();
            return now.isPresent() ? type.cast(now.get()) : null;
        }
        if (type == ITextEditor.class || type == AbstractTextEditor.class) {
            return type.cast(all.xml());
        }
        if (type == IGotoMarker.class) {
            IGotoMarker inXml = all.xml().getAdapter(IGotoMarker.class);
            return type.cast((IGotoMarker) marker -> {
                setActiveEditor(all.xml());
                if (inXml != null) {
                    inXml.gotoMarker(marker);
                }
            });
        }
        return super.getAdapter(type);
    }

    /** Takes the way out of this title of the finding of a check, once the checks have looked at the text as it is. */
    void fix(String check, String title) {
        Parts all = parts();
        all.analysis().whenChecked(report -> report.rows().stream().filter(row -> row.check().equals(check))
                .forEach(row -> Spot.fixes(row).filter(remedy -> remedy.title().toString().equals(title)).findFirst()
                        .ifPresent(remedy -> all.edits().take(row, remedy))));
    }

    /** Shows another file from now on, after the text was saved to it. */
    void moveTo(IEditorInput input) {
        marking.clear(getEditorInput());
        setInputWithNotify(input);
        setPartName(input.getName());
        parts().xml().setInput(input);
        connect();
        if (getEditorSite().getActionBarContributor() instanceof DomainEditorContributor contributor) {
            contributor.setActiveEditor(this);
        }
        firePropertyChange(PROP_DIRTY);
    }

    /** Follows the document as the file's content has it now. */
    void connect() {
        IEditorInput input = getEditorInput();
        @Nullable
        IDocument document = documents.getDocument(input);
        parts().model().connect(document, documents.refusal(input));
        refresh();
    }

    /** Brings what was typed into the form to the document. */
    void flush() {
        parts().overview().flush();
        Display display = getSite().getShell().getDisplay();
        long deadline = System.nanoTime() + Saving.PATIENCE;
        while (parts().edits().isBusy() && System.nanoTime() < deadline) {
            if (!display.readAndDispatch()) {
                display.timerExec(Saving.LOOK_AGAIN, () -> {
                    // wakes the loop
                });
                display.sleep();
            }
        }
    }

    /** What the pages share, for tests. */
    DomainModel model() {
        return parts().model();
    }

    /** What is said of the domain, for tests. */
    Analysis analysis() {
        return parts().analysis();
    }

    /** How the document is edited, for tests. */
    Edits edits() {
        return parts().edits();
    }

    /** The text's page. */
    XmlPage xml() {
        return parts().xml();
    }

    /** Who is asked. */
    Questions questions() {
        return questions;
    }

    /** Lets somebody else answer from now on, as a test does. */
    void ask(Questions others) {
        questions = others;
    }

    private Parts parts() {
        Parts all = parts;
        if (all == null) {
            throw new IllegalStateException("The editor has no pages yet");
        }
        return all;
    }

    private void refresh() {
        Parts all = parts();
        all.overview().refresh();
        firePropertyChange(PROP_DIRTY);
        Optional<IDocument> document = Optional.ofNullable(documents.getDocument(getEditorInput()));
        Optional<List<Spot>> spots = all.model().problem().isPresent()
                ? document.map(text -> List.of(Spot.of(text.get(), all.model().problem().get())))
                : all.analysis().report().map(report -> Spot.of(all.model().latest().orElseThrow(), report));
        spots.filter(marking::isNews).ifPresent(news -> {
            all.xml().mark(news);
            marking.mark(getEditorInput(), document.map(IDocument::get).orElse(""), news);
        });
    }

    private void show(int offset, int length) {
        setActiveEditor(parts().xml());
        parts().xml().selectAndReveal(offset, length);
    }

    private void showProblem() {
        Parts all = parts();
        Optional<DomainException> problem = all.model().problem();
        @Nullable
        IDocument document = documents.getDocument(getEditorInput());
        if (problem.isPresent() && document != null) {
            show(Spot.of(document.get(), problem.get()).offset(), 0);
        }
    }

    /** What the form's links do. */
    private final class Links implements OverviewPage.Links {
        private final Edits edits;

        Links(Edits edits) {
            this.edits = edits;
        }

        @Override
        public void take(Row row, Remedy remedy) {
            edits.take(row, remedy);
        }

        @Override
        public void show(Element element) {
            Optional<Domain> domain = model().current();
            domain.flatMap(now -> now.find(element))
                    .ifPresent(now -> DomainEditor.this.show(now.start(), now.end() - now.start()));
        }
    }
}
