// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.source.IVerticalRuler;
import org.eclipse.jface.text.source.projection.ProjectionSupport;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.editors.text.EditorsUI;
import org.eclipse.ui.texteditor.AbstractDecoratedTextEditor;
import org.eclipse.ui.texteditor.IDocumentProvider;
import org.eclipse.ui.texteditor.ITextEditorActionConstants;
import org.eclipse.ui.texteditor.ITextEditorActionDefinitionIds;
import org.eclipse.ui.texteditor.TextOperationAction;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.vitrine.domain.Domain;
import org.vitrine.ui.internal.editor.model.Spot;

/** The text of a domain, as any text editor of the platform shows text; the editor around it saves it. */
public final class XmlPage extends AbstractDecoratedTextEditor {

    /** What the editor around this page does for it. */
    public interface Owner {
        /** The file was changed, or removed, by somebody else. */
        void changedOnDisk();

        /** Saving failed. */
        void notSaved(CoreException failure);

        /** Somebody asks for the text to be saved under another name. */
        void saveAs();
    }

    private static final String ACTIONS = "org.vitrine.ui.internal.editor.xml.actions";
    private final Owner owner;
    private final Help help;
    private final XmlConfiguration configuration;
    private Optional<Folding> folding = Optional.empty();
    private Optional<OutlinePage> outline = Optional.empty();
    private final IPropertyChangeListener recolor = event -> color(event.getProperty());

    /**
     * A page without text yet.
     *
     * @param help answers what completion, hover and quick fixes ask
     */
    public XmlPage(IDocumentProvider documents, Owner owner, Help help) {
        this.owner = owner;
        this.help = help;
        configuration = new XmlConfiguration(EditorsUI.getPreferenceStore(),
                new XmlColors(JFaceResources.getColorRegistry()),
                new QuickFixes(help::take), help);
        setDocumentProvider(documents);
        setSourceViewerConfiguration(configuration);
        JFaceResources.getColorRegistry().addListener(recolor);
    }

    @Override
    protected ISourceViewer createSourceViewer(@Nullable Composite parent, @Nullable IVerticalRuler ruler, int styles) {
        ProjectionViewer viewer = new ProjectionViewer(parent, ruler, getOverviewRuler(), isOverviewRulerVisible(),
                styles);
        getSourceViewerDecorationSupport(viewer);
        return viewer;
    }

    @Override
    public void createPartControl(Composite parent) {
        super.createPartControl(parent);
        if (getSourceViewer() instanceof ProjectionViewer viewer) {
            ProjectionSupport support = new ProjectionSupport(viewer, getAnnotationAccess(), getSharedColors());
            support.addSummarizableAnnotationType("org.eclipse.ui.workbench.texteditor.error");
            support.addSummarizableAnnotationType("org.eclipse.ui.workbench.texteditor.warning");
            support.install();
            viewer.doOperation(ProjectionViewer.TOGGLE);
            folding = Optional.of(new Folding(viewer));
            viewer.addPostSelectionChangedListener(event -> outline.ifPresent(page -> page.follow(caret())));
        }
    }

    @Override
    protected void createActions() {
        super.createActions();
        TextOperationAction complete = new TextOperationAction(
                ResourceBundle.getBundle(ACTIONS, Locale.getDefault(), XmlPage.class.getClassLoader()),
                "ContentAssist.", this, ISourceViewer.CONTENTASSIST_PROPOSALS);
        complete.setActionDefinitionId(ITextEditorActionDefinitionIds.CONTENT_ASSIST_PROPOSALS);
        setAction(ITextEditorActionConstants.CONTENT_ASSIST, complete);
    }

    /** The text was read as this domain. */
    public void show(Domain domain) {
        folding.ifPresent(one -> one.show(domain));
        outline.ifPresent(page -> page.show(domain));
    }

    /** A tree of the document's elements for the Outline view. */
    public IContentOutlinePage outline() {
        OutlinePage fresh = new OutlinePage(help);
        outline = Optional.of(fresh);
        return fresh;
    }

    /** The offset of the caret in the document. */
    public int caret() {
        return getSourceViewer() instanceof ProjectionViewer viewer
                ? Math.max(0, viewer.widgetOffset2ModelOffset(viewer.getTextWidget().getCaretOffset()))
                : 0;
    }

    /** Where the selection begins in the document. */
    public int caretStart() {
        return getSelectionProvider().getSelection() instanceof ITextSelection selected ? selected.getOffset() : 0;
    }

    /** Indents what is selected, or everything. */
    public void format() {
        if (getSelectionProvider().getSelection() instanceof ITextSelection selected) {
            boolean isAll = selected.getLength() == 0;
            help.format(isAll ? 0 : selected.getOffset(),
                    isAll ? Integer.MAX_VALUE : selected.getOffset() + selected.getLength());
        }
    }

    @Override
    public void dispose() {
        JFaceResources.getColorRegistry().removeListener(recolor);
        super.dispose();
    }

    /** Shows these places in the ruler and in the text, and no others. */
    public void mark(List<Spot> spots) {
        IAnnotationModel model = getDocumentProvider().getAnnotationModel(getEditorInput());
        if (!(model instanceof IAnnotationModelExtension extension)) {
            return;
        }
        List<Annotation> old = new ArrayList<>();
        Iterator<Annotation> all = model.getAnnotationIterator();
        all.forEachRemaining(one -> {
            if (one instanceof FindingAnnotation) {
                old.add(one);
            }
        });
        Map<Annotation, Position> fresh = new HashMap<>();
        spots.forEach(spot -> fresh.put(new FindingAnnotation(spot), new Position(spot.offset(), spot.length())));
        extension.replaceAnnotations(old.toArray(Annotation[]::new), fresh);
    }

    /** The text's viewer, for tests; null until the page was made. */
    public @Nullable ISourceViewer viewer() {
        return getSourceViewer();
    }

    /** How the text is helped with, for tests. */
    XmlConfiguration configuration() {
        return configuration;
    }

    /** Saves, over a file that was changed meanwhile only if told so. */
    public void store(boolean overwrite, IProgressMonitor monitor) {
        performSave(overwrite, monitor);
    }

    @Override
    public void doSaveAs() {
        owner.saveAs();
    }

    @Override
    public boolean isSaveAsAllowed() {
        return true;
    }

    @Override
    protected void handleEditorInputChanged() {
        owner.changedOnDisk();
    }

    @Override
    protected void handleExceptionOnSave(@Nullable CoreException exception, @Nullable IProgressMonitor monitor) {
        if (monitor != null) {
            monitor.setCanceled(true);
        }
        if (exception != null) {
            owner.notSaved(exception);
        }
    }

    private void color(String property) {
        if (XmlColors.isOurs(property)) {
            configuration.color();
            ISourceViewer viewer = getSourceViewer();
            if (viewer != null) {
                viewer.invalidateTextPresentation();
            }
        }
    }
}
