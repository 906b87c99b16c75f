// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.source.IVerticalRuler;
import org.eclipse.jface.text.source.projection.ProjectionSupport;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.ide.IGotoMarker;
import org.eclipse.ui.texteditor.AbstractDecoratedTextEditor;
import org.eclipse.ui.texteditor.ITextEditorActionConstants;
import org.eclipse.ui.texteditor.ITextEditorActionDefinitionIds;
import org.eclipse.ui.texteditor.TextOperationAction;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.vitrine.ui.internal.editor.model.Spot;
import org.vitrine.ui.internal.editor.text.Folds.Fold;

/** A text as any text editor of the platform shows text, with folds, an outline, and places about which there is something to say. */
public abstract class SourcePage extends AbstractDecoratedTextEditor {
    private static final String ACTIONS = "org.vitrine.ui.internal.editor.source.actions";
    private Optional<Folding> folding = Optional.empty();
    private Optional<OutlinePage<?>> outline = Optional.empty();

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
                ResourceBundle.getBundle(ACTIONS, Locale.getDefault(), SourcePage.class.getClassLoader()),
                "ContentAssist.", this, ISourceViewer.CONTENTASSIST_PROPOSALS);
        complete.setActionDefinitionId(ITextEditorActionDefinitionIds.CONTENT_ASSIST_PROPOSALS);
        setAction(ITextEditorActionConstants.CONTENT_ASSIST, complete);
    }

    /** The text was read.
     *
     * @param length how long it is
     * @param folds  gives its folds; called in the background
     */
    protected void changed(int length, Supplier<List<Fold>> folds) {
        folding.ifPresent(one -> one.show(length, folds));
        outline.ifPresent(OutlinePage::changed);
    }

    /** A tree of the text for the Outline view. */
    protected abstract OutlinePage<?> makeOutline();

    /** A fresh tree of the text for the Outline view, in step with it from now on. */
    public IContentOutlinePage outline() {
        OutlinePage<?> fresh = makeOutline();
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

    /** Leads to markers; the page is brought to the front before. */
    public IGotoMarker leadingTo(Runnable toFront) {
        IGotoMarker inText = getAdapter(IGotoMarker.class);
        return marker -> {
            toFront.run();
            if (inText != null) {
                inText.gotoMarker(marker);
            }
        };
    }

    /** Shows these places in the ruler and in the text, and no others; those of a longer text are left out. */
    public void mark(List<Spot> spots) {
        IAnnotationModel model = getDocumentProvider().getAnnotationModel(getEditorInput());
        if (!(model instanceof IAnnotationModelExtension extension)) {
            return;
        }
        List<Annotation> old = new ArrayList<>();
        model.getAnnotationIterator().forEachRemaining(one -> {
            if (one instanceof SpotAnnotation) {
                old.add(one);
            }
        });
        Map<Annotation, Position> fresh = new HashMap<>();
        spots.forEach(spot -> fresh.put(new SpotAnnotation(spot), new Position(spot.offset(), spot.length())));
        extension.replaceAnnotations(old.toArray(Annotation[]::new), fresh);
    }

    @Override
    public boolean isSaveAsAllowed() {
        return true;
    }

    /** The text's viewer, for tests; null until the page was made. */
    public @Nullable ISourceViewer viewer() {
        return getSourceViewer();
    }
}
