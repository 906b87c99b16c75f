// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.operation.IRunnableContext;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.source.AnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.texteditor.AbstractDocumentProvider;
import org.vitrine.domain.DomainEdit;
import org.vitrine.domain.DomainException;
import org.vitrine.domain.Encoded;
import org.vitrine.ui.VitrineUi;

/**
 * The documents of Domain editors. Other than the platform's own providers it gives back every byte that was not edited
 * (encoding, byte order mark, line ends), replaces files as a whole, and opens whatever there is: what is no text is empty,
 * with the reason as status. For the UI thread.
 */
public final class DomainDocuments extends AbstractDocumentProvider {

    private final Consumer<IDocument> preparation;

    /** With something to be done to each new document, such as its partitions. */
    public DomainDocuments(Consumer<IDocument> preparation) {
        this.preparation = preparation;
    }

    /** What a person calls this input: the path of a file. */
    public String name(IEditorInput input) {
        return info(input).map(info -> info.file.name()).orElse(input.getName());
    }

    /** Why the content of this input's file is no text of a domain, whatever its document holds; empty when it may be one. */
    public Optional<DomainException> refusal(IEditorInput input) {
        return info(input).flatMap(info -> info.loaded.refusal());
    }

    /**
     * The bytes of a document as its file would hold them.
     *
     * @throws DomainException when the encoding cannot hold a character
     */
    public byte[] bytes(IEditorInput input) {
        FileInfo info = info(input).orElseThrow();
        return info.loaded.content().map(content -> content.withText(info.fDocument.get())).orElseThrow(
                () -> info.loaded.refusal().orElseThrow()).bytes();
    }

    /** The text that was saved has become this one where it is kept; the document becomes it too, and undo brings it back. */
    public void saved(IEditorInput input, String text) {
        info(input).ifPresent(info -> {
            String now = info.fDocument.get();
            DomainEdit.Splice change = difference(now, text);
            try {
                if (!now.equals(text)) {
                    info.fDocument.replace(change.at(), change.removed().length(), change.inserted());
                }
            } catch (BadLocationException e) {
                throw new IllegalStateException("The document changed while it was compared", e);
            }
            info.saved(
                    new Loaded(Optional.of(Encoded.of(text.getBytes(StandardCharsets.UTF_8))), text, Optional.empty()));
            fireElementDirtyStateChanged(input, false);
        });
    }

    /** What lies between the common beginning and the common end. */
    private static DomainEdit.Splice difference(String from, String to) {
        int most = Math.min(from.length(), to.length());
        int start = 0;
        while (start < most && from.charAt(start) == to.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < most - start && from.charAt(from.length() - 1 - end) == to.charAt(to.length() - 1 - end)) {
            end++;
        }
        return new DomainEdit.Splice(start, from.substring(start, from.length() - end),
                to.substring(start, to.length() - end));
    }

    @Override
    protected ElementInfo createElementInfo(@Nullable Object element) throws CoreException {
        if (!(element instanceof IEditorInput input)) {
            throw new CoreException(error("No editor input: " + element, null));
        }
        try {
            return new FileInfo(input, DomainFile.of(input));
        } catch (IOException e) {
            throw new CoreException(error(e.getMessage(), e));
        }
    }

    @Override
    protected void disposeElementInfo(@Nullable Object element, @Nullable ElementInfo info) {
        if (info instanceof FileInfo file) {
            file.fDocument.removeDocumentListener(file);
        }
    }

    @Override
    protected void addUnchangedElementListeners(@Nullable Object element, @Nullable ElementInfo info) {
        // a file info listens as long as it lives, since undo can make a document unchanged again
    }

    @Override
    protected void removeUnchangedElementListeners(@Nullable Object element, @Nullable ElementInfo info) {
        // see above
    }

    @Override
    protected IDocument createDocument(@Nullable Object element) {
        return new Document();
    }

    @Override
    protected IAnnotationModel createAnnotationModel(@Nullable Object element) {
        return new AnnotationModel();
    }

    @Override
    protected @Nullable IRunnableContext getOperationRunner(@Nullable IProgressMonitor monitor) {
        return null; // files are small, so reading and writing are done at once
    }

    @Override
    protected void doSaveDocument(@Nullable IProgressMonitor monitor, @Nullable Object element,
            @Nullable IDocument document,
            boolean overwrite) throws CoreException {
        FileInfo info = info(element).orElseThrow();
        if (!overwrite && !isSynchronized(element)) {
            throw new CoreException(error(NLS.bind(Messages.DomainDocuments_changed, info.file.name()), null));
        }
        try {
            Encoded content = info.loaded.content().orElseThrow(() -> info.loaded.refusal().orElseThrow())
                    .withText(info.fDocument.get());
            byte[] bytes = content.bytes();
            info.file.write(bytes, monitor == null ? new NullProgressMonitor() : monitor);
            info.stamp = info.file.stamp();
            info.saved(new Loaded(Optional.of(Encoded.of(bytes)), content.text(), Optional.empty()));
        } catch (IOException | DomainException e) {
            throw new CoreException(error(e.getMessage(), e));
        }
    }

    @Override
    protected void doResetDocument(@Nullable Object element, @Nullable IProgressMonitor monitor) {
        info(element).ifPresent(info -> {
            fireElementContentAboutToBeReplaced(element);
            info.load();
            fireElementContentReplaced(element);
            fireElementDirtyStateChanged(element, false);
        });
    }

    @Override
    protected void doSynchronize(@Nullable Object element, @Nullable IProgressMonitor monitor) {
        doResetDocument(element, monitor);
    }

    @Override
    public long getModificationStamp(@Nullable Object element) {
        return info(element).map(info -> info.file.stamp().number()).orElse(0L);
    }

    @Override
    public long getSynchronizationStamp(@Nullable Object element) {
        return info(element).map(info -> info.stamp.number()).orElse(0L);
    }

    @Override
    public boolean isSynchronized(@Nullable Object element) {
        return getModificationStamp(element) == getSynchronizationStamp(element);
    }

    @Override
    public boolean isDeleted(@Nullable Object element) {
        return info(element).filter(info -> info.file.stamp().equals(DomainFile.Stamp.ABSENT)).isPresent();
    }

    @Override
    public boolean isReadOnly(@Nullable Object element) {
        return info(element).filter(info -> !info.file.isReadOnly()).isEmpty();
    }

    @Override
    public boolean isModifiable(@Nullable Object element) {
        return info(element).filter(info -> info.loaded.content().isPresent() && info.file.isEditable()).isPresent();
    }

    private Optional<FileInfo> info(@Nullable Object element) {
        return getElementInfo(element) instanceof FileInfo info ? Optional.of(info) : Optional.empty();
    }

    private static IStatus error(@Nullable String message, @Nullable Throwable cause) {
        return new Status(IStatus.ERROR, VitrineUi.BUNDLE, message, cause);
    }

    /** What is known of one open file. */
    private final class FileInfo extends ElementInfo {
        private final DomainFile file;
        private Loaded loaded;
        private DomainFile.Stamp stamp;
        private long savedState;

        FileInfo(IEditorInput input, DomainFile file) {
            super(new Document(), new AnnotationModel());
            this.file = file;
            fElement = input;
            fIsStateValidated = true;
            preparation.accept(fDocument);
            stamp = file.stamp();
            loaded = Loaded.from(file);
            fDocument.set(loaded.shown());
            fDocument.addDocumentListener(this);
            saved(loaded);
        }

        /** Reads the file again; undo can bring back what was typed. */
        void load() {
            stamp = file.stamp();
            Loaded now = Loaded.from(file);
            fDocument.set(now.shown());
            saved(now);
        }

        /** Document and file are the same now. */
        void saved(Loaded now) {
            loaded = now;
            savedState = stateOf(fDocument);
            fCanBeSaved = false;
            fStatus = now.content().isEmpty() && now.shown().isEmpty()
                    ? error(now.refusal().map(Throwable::getMessage).orElse(""), null)
                    : Status.OK_STATUS;
        }

        @Override
        public void documentChanged(@Nullable DocumentEvent event) {
            boolean changed = stateOf(fDocument) != savedState;
            if (changed != fCanBeSaved) {
                fCanBeSaved = changed;
                fireElementDirtyStateChanged(fElement, changed);
            }
        }
    }

    private static long stateOf(IDocument document) {
        return ((Document) document).getModificationStamp();
    }
}
