// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.xml;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.ui.editors.text.EditorsUI;
import org.eclipse.ui.texteditor.IDocumentProvider;
import org.vitrine.domain.Domain;
import org.vitrine.ui.internal.editor.source.OutlinePage;
import org.vitrine.ui.internal.editor.source.SourcePage;
import org.vitrine.ui.internal.editor.text.Folds;

/** The text of a domain, as any text editor of the platform shows text; the editor around it saves it. */
public final class XmlPage extends SourcePage {

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
    private final Help help;
    private final XmlConfiguration configuration;
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
                help);
        setDocumentProvider(documents);
        setSourceViewerConfiguration(configuration);
        JFaceResources.getColorRegistry().addListener(recolor);
    }

    /** The text was read as this domain. */
    public void show(Domain domain) {
        changed(domain.text().length(), () -> Folds.of(domain));
    }

    @Override
    protected OutlinePage<?> makeOutline() {
        return DomainRow.outline(help);
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
