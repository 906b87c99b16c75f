// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.libvfio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.forms.editor.FormEditor;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.ide.IGotoMarker;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.vitrine.core.Dialects;
import org.vitrine.core.Imported;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.DialectGuide;
import org.vitrine.ui.VitrineUi;
import org.vitrine.ui.internal.Problems;
import org.vitrine.ui.internal.editor.FindingResolutions;
import org.vitrine.ui.internal.editor.Marking;
import org.vitrine.ui.internal.editor.file.DomainDocuments;
import org.vitrine.ui.internal.editor.model.Services;
import org.vitrine.ui.internal.editor.model.Spot;

/** Edits documents of the dialect that {@code plugin.xml} names behind the class, with the help of its guide. */
public final class GuidedEditor extends FormEditor implements FindingResolutions.Taker, GuidedBody.Owner {

    private record Parts(GuidedModel model, GuidedPage form, YamlPage text, ChecksPage checks) {
    }

    private final DomainDocuments documents = new DomainDocuments(document -> {
        // plain text has one partition
    });
    private final Marking marking = new Marking();
    private String dialect = "";
    private @Nullable Parts parts;

    @Override
    public void setInitializationData(IConfigurationElement config, String property, @Nullable Object data) {
        super.setInitializationData(config, property, data);
        dialect = String.valueOf(data);
    }

    @Override
    public void init(@Nullable IEditorSite site, @Nullable IEditorInput input) throws PartInitException {
        if (Guides.of(dialect).isEmpty()) {
            throw new PartInitException(
                    "The dialect " + dialect + " is not installed; open the file in a text editor.");
        }
        super.init(site, input);
        if (input != null) {
            setPartName(input.getName());
        }
    }

    @Override
    protected void addPages() {
        DialectGuide guide = Guides.of(dialect).orElseThrow();
        Dialects dialects = getSite().getService(Dialects.class);
        GuidedModel model = new GuidedModel(getSite().getShell().getDisplay(), guide, dialects,
                Services.of(getSite()));
        Parts all = new Parts(model, new GuidedPage(this), new YamlPage(documents, model), new ChecksPage(this));
        parts = all;
        try {
            addPage(all.form());
            setPageText(addPage(all.text(), getEditorInput()), Messages.Editor_source);
            addPage(all.checks());
        } catch (PartInitException e) {
            ILog.of(GuidedEditor.class).error(e.getMessage(), e);
        }
        model.onChange(this::refresh);
        connect();
    }

    private void connect() {
        Parts all = parts();
        @Nullable
        IDocument document = documents.getDocument(all.text().getEditorInput());
        all.model().connect(document);
    }

    private void refresh() {
        Parts all = parts();
        all.form().refresh();
        all.checks().refresh();
        List<Spot> spots = all.model().read().spots();
        all.text().show(all.model().read());
        if (marking.isNews(spots)) {
            all.text().mark(spots);
            marking.mark(getEditorInput(), all.model().read().text(), spots);
        }
        firePropertyChange(PROP_DIRTY);
    }

    @Override
    protected void pageChange(int newPageIndex) {
        super.pageChange(newPageIndex);
        Parts all = parts;
        if (all != null && getActiveEditor() == all.text()) {
            all.text().show(all.model().read());
        }
    }

    GuidedModel model() {
        return parts().model();
    }

    /** The form's page. */
    GuidedPage form() {
        return parts().form();
    }

    /** The text's page. */
    YamlPage text() {
        return parts().text();
    }

    /** The checks' page. */
    ChecksPage checks() {
        return parts().checks();
    }

    /** Shows a place of the text. */
    void show(int offset) {
        setActiveEditor(text());
        text().selectAndReveal(offset, 0);
    }

    private Parts parts() {
        Parts all = parts;
        if (all == null) {
            throw new IllegalStateException("The editor has no pages yet");
        }
        return all;
    }

    /** Tells why a change on the form was not made, and shows what the document has. */
    @Override
    public void refused(DialectException why) {
        Problems.show(Messages.Editor_notChanged, String.valueOf(why.getMessage()));
        parts().form().refresh();
        firePropertyChange(PROP_DIRTY);
    }

    @Override
    public void typing() {
        firePropertyChange(PROP_DIRTY);
    }

    /** Writes the domain that means the same beside this file and opens it. */
    void openAsDomain() {
        Optional<Imported> imported = model().read().imported();
        Optional<Path> target = NewFiles.beside(getEditorInput(), ".xml");
        if (imported.isEmpty() || target.isEmpty()) {
            Problems.show(Messages.Editor_notMade, model().read().problems().stream().findFirst()
                    .map(problem -> problem.message().toString()).orElse(Messages.Checks_none));
            return;
        }
        try {
            IEditorInput made = NewFiles.write(target.get(), imported.get().domain().text());
            IDE.openEditor(getSite().getPage(), made, VitrineUi.DOMAIN_EDITOR);
        } catch (IOException | CoreException e) {
            Problems.show(Messages.Editor_notMade, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void take(String check, String title) {
        GuidedModel model = model();
        model.read().spots().stream().flatMap(spot -> spot.edits().stream()).filter(edit -> edit.title().equals(title))
                .findFirst().ifPresent(model::take);
    }

    @Override
    public <T> @Nullable T getAdapter(Class<T> type) {
        Parts all = parts;
        if (all != null && type == ITextEditor.class) {
            return type.cast(all.text());
        }
        if (all != null && type == IContentOutlinePage.class) {
            return type.cast(all.text().outline());
        }
        if (all != null && type == IGotoMarker.class) {
            return type.cast(all.text().leadingTo(() -> setActiveEditor(all.text())));
        }
        return super.getAdapter(type);
    }

    @Override
    public void doSave(@Nullable IProgressMonitor monitor) {
        parts().form().flush();
        commitPages(true);
        parts().text().doSave(monitor);
    }

    @Override
    public void doSaveAs() {
        parts().form().flush();
        marking.clear(getEditorInput());
        parts().text().doSaveAs();
        setInputWithNotify(parts().text().getEditorInput());
        setPartName(getEditorInput().getName());
        connect();
    }

    @Override
    public boolean isSaveAsAllowed() {
        return true;
    }

    @Override
    public void dispose() {
        Parts all = parts;
        if (all != null) {
            all.model().dispose();
        }
        marking.clear(getEditorInput());
        super.dispose();
    }
}
