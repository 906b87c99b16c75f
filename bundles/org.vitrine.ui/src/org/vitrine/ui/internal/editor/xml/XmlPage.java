// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.ui.editors.text.EditorsUI;
import org.eclipse.ui.texteditor.AbstractDecoratedTextEditor;
import org.eclipse.ui.texteditor.IDocumentProvider;
import org.vitrine.core.Row;
import org.vitrine.provider.Remedy;
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

    private final Owner owner;
    private final XmlConfiguration configuration;
    private final IPropertyChangeListener recolor = event -> color(event.getProperty());

    /**
     * A page without text yet.
     *
     * @param fix takes a way out of a finding
     */
    public XmlPage(IDocumentProvider documents, Owner owner, BiConsumer<Row, Remedy> fix) {
        this.owner = owner;
        configuration = new XmlConfiguration(EditorsUI.getPreferenceStore(),
                new XmlColors(JFaceResources.getColorRegistry()),
                new QuickFixes(fix));
        setDocumentProvider(documents);
        setSourceViewerConfiguration(configuration);
        JFaceResources.getColorRegistry().addListener(recolor);
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
