// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.forms.editor.FormEditor;
import org.eclipse.ui.ide.IGotoMarker;
import org.eclipse.ui.texteditor.AbstractTextEditor;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.vitrine.core.Machine;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainException;
import org.vitrine.domain.Element;
import org.vitrine.ui.internal.editor.file.DomainDocuments;
import org.vitrine.ui.internal.editor.form.DomainPage;
import org.vitrine.ui.internal.editor.form.Sources;
import org.vitrine.ui.internal.editor.model.Analysis;
import org.vitrine.ui.internal.editor.model.DomainModel;
import org.vitrine.ui.internal.editor.model.Edits;
import org.vitrine.ui.internal.editor.model.HostChoice;
import org.vitrine.ui.internal.editor.model.SchemaChecks;
import org.vitrine.ui.internal.editor.model.Services;
import org.vitrine.ui.internal.editor.model.Spot;
import org.vitrine.ui.internal.editor.model.Vocabulary;
import org.vitrine.ui.internal.editor.xml.XmlPage;
import org.vitrine.ui.internal.editor.xml.XmlPartitions;
import org.vitrine.ui.internal.machine.MachineXml;

/**
 * The editor of domain XML. Whatever file it is given it opens, and says in a sentence when that is no domain. It adapts to
 * {@link Domain} while its text is one, to {@link HostChoice}, and to the {@link Machine} whose definition it has.
 */
public final class DomainEditor extends FormEditor implements FindingResolutions.Taker {

    /** What an open editor is made of. */
    private record Parts(DomainModel model, Analysis analysis, Edits edits, SchemaChecks schema, Vocabulary vocabulary,
            XmlPage xml, List<DomainPage> pages) {

        /** Something is to be handed on yet, or to be made. */
        boolean isPending() {
            return edits.isBusy() || pages.stream().anyMatch(DomainPage::isDirty);
        }

        void refresh() {
            pages.forEach(DomainPage::refresh);
        }

        void dispose() {
            schema.dispose();
            vocabulary.dispose();
            analysis.dispose();
            model.dispose();
        }
    }

    /** In which keys mean something else than elsewhere, as {@code plugin.xml} has it. */
    private static final String CONTEXT = "org.vitrine.ui.domainEditor.context";

    private final DomainDocuments documents = new DomainDocuments(XmlPartitions::connect);
    private final Saving saving = new Saving(this, documents);
    private final Marking marking = new Marking();
    private Questions questions = new DialogQuestions(() -> getSite().getShell());
    private @Nullable Parts parts;
    private boolean dirty;

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
                sentence -> questions.tell(Messages.DomainEditor_notEdited, sentence), () -> parts().refresh());
        SchemaChecks schema = new SchemaChecks(display, model, services.schemas(), this::refresh);
        Vocabulary vocabulary = new Vocabulary(display, analysis, schema, services);
        Links links = new Links(model, edits, schema, vocabulary, this::show);
        XmlPage xml = new XmlPage(documents, saving, links);
        Sources sources = new Sources(model, analysis, edits, links, links::show, this::showProblem, this::turn);
        Stream<DomainPage> forms = Stream.of(DomainPage.overview(this, sources), DomainPage.graphics(this, sources),
                DomainPage.screens(this, sources), DomainPage.checks(this, sources));
        List<DomainPage> pages = Stream.concat(forms, live(sources).stream()).toList();
        parts = new Parts(model, analysis, edits, schema, vocabulary, xml, pages);
        try {
            for (DomainPage page : pages) {
                addPage(page);
            }
            setPageText(addPage(xml, getEditorInput()), Messages.DomainEditor_xml);
        } catch (PartInitException e) {
            ILog.of(DomainEditor.class).error(e.getMessage(), e);
            questions.tell(getPartName(), String.valueOf(e.getMessage()));
        }
        model.onChange(() -> model.latest().ifPresent(xml::show));
        getSite().getService(IContextService.class).activateContext(CONTEXT);
        analysis.onChange(this::refresh);
        connect();
    }

    /** Only a defined machine has something to be compared with. */
    private Optional<DomainPage> live(Sources sources) {
        return getEditorInput() instanceof MachineXml machine && machine.isDefined()
                ? Optional.of(DomainPage.live(this, sources, machine.machine()::xml))
                : Optional.empty();
    }

    @Override
    public void dispose() {
        Parts all = parts;
        if (all != null) {
            all.dispose();
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
        return super.isDirty() || all != null && all.isPending();
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
        if (type == Machine.class && getEditorInput() instanceof MachineXml input) {
            return type.cast(input.machine());
        }
        if (type == HostChoice.class) {
            return type.cast(all.analysis());
        }
        if (type == ITextEditor.class || type == AbstractTextEditor.class) {
            return type.cast(all.xml());
        }
        if (type == IContentOutlinePage.class) {
            return type.cast(all.xml().outline());
        }
        if (type == IGotoMarker.class) {
            return type.cast(all.xml().leadingTo(() -> setActiveEditor(all.xml())));
        }
        return super.getAdapter(type);
    }

    @Override
    public void take(String check, String title) {
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
        parts().pages().forEach(DomainPage::flush);
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

    /** What libvirt's schema says, for tests. */
    SchemaChecks schema() {
        return parts().schema();
    }

    /** What completion knows, for tests. */
    Vocabulary vocabulary() {
        return parts().vocabulary();
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
        all.refresh();
        tellDirt();
        if (all.model().problem().isPresent()) {
            Optional.ofNullable(documents.getDocument(getEditorInput())).map(IDocument::get)
                    .ifPresent(text -> mark(text, List.of(Spot.of(text, all.model().problem().get()))));
        } else {
            all.analysis().report().ifPresent(report -> {
                Domain domain = all.model().latest().orElseThrow();
                mark(domain.text(), Stream.concat(Spot.of(domain, report).stream(), all.schema().spots().stream())
                        .toList());
            });
        }
    }

    private void mark(String text, List<Spot> spots) {
        if (marking.isNews(spots)) {
            parts().xml().mark(spots);
            marking.mark(getEditorInput(), text, spots);
        }
    }

    /** Tells only what is new: the workbench asks all its commands again at each time, which takes it milliseconds. */
    private void tellDirt() {
        boolean now = isDirty();
        if (now != dirty) {
            dirty = now;
            firePropertyChange(PROP_DIRTY);
        }
    }

    @Override
    protected void pageChange(int index) {
        super.pageChange(index);
        Parts all = parts;
        if (all != null && getActiveEditor() == all.xml()) {
            all.vocabulary().prepare();
            all.model().latest().ifPresent(all.xml()::show);
        }
    }

    /** Goes from the text to the form that shows what is at the caret, or from a field of a form to its place in the text. */
    void across() {
        Parts all = parts();
        Optional<Domain> domain = all.model().current();
        boolean found = domain.isPresent() && (getActiveEditor() == all.xml()
                ? Across.toForm(domain.get(), all.analysis().host(), all.analysis().overview(), all.xml().caret())
                        .filter(this::turn).isPresent()
                : toText(domain.get()));
        getEditorSite().getActionBars().getStatusLineManager()
                .setMessage(found ? "" : Messages.DomainEditor_noOtherSide);
    }

    /** Indents the text, or what is selected of it. */
    void format() {
        parts().xml().format();
    }

    private boolean toText(Domain domain) {
        if (getActivePageInstance() instanceof DomainPage page) {
            page.focused((anchor, field) -> Across.toText(domain, anchor, field)
                    .ifPresent(place -> show(place.from(), place.to() - place.from())));
        }
        return getActiveEditor() == parts().xml();
    }

    private void turn(String page, Element element) {
        turn(new Across.Form(page, element, Optional.empty()));
    }

    private boolean turn(Across.Form form) {
        return setActivePage(form.page()) instanceof DomainPage page && page.reveal(form.element(), form.field());
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
}
