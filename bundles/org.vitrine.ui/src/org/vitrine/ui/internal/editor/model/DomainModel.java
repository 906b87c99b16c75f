// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.swt.widgets.Display;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.text.undo.IDocumentUndoManager;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainEdit;
import org.vitrine.domain.DomainException;
import org.vitrine.domain.StaleEditException;

/**
 * The domain that a document's text is. The text is the truth: a person types into it, undo and redo change it, edits are
 * splices of it. The domain follows a moment later, and while the text is none, the last domain and the reason are known.
 */
public final class DomainModel {
    /** Up to this many characters a domain is read in about 3 ms, which is done at once; larger ones in the background. */
    private static final int AT_ONCE = 1 << 16;
    /** Milliseconds without a change before the text is read again: what one action changes bit by bit is read once. */
    private static final int PAUSE = 5;

    private record Question(long version, Optional<Domain> before, String text) {
    }

    private record Read(long version, Optional<Domain> domain, Optional<DomainException> problem) {
    }

    private final Display display;
    private final Latest<Question, Read> reader;
    private final List<Runnable> listeners = new ArrayList<>();
    private final IDocumentListener typing = new IDocumentListener() {
        @Override
        public void documentAboutToBeChanged(@Nullable DocumentEvent event) {
            // only what came out is of interest
        }

        @Override
        public void documentChanged(@Nullable DocumentEvent event) {
            version++;
            if (!applying) {
                stale = true;
                display.timerExec(PAUSE, afterPause);
            }
        }
    };
    private final Runnable afterPause = this::readSoon;

    private @Nullable IDocument document;
    private Optional<Domain> domain = Optional.empty();
    private Optional<DomainException> problem = Optional.empty();
    /** Of the text; comparing the texts themselves would cost a copy of them. */
    private long version;
    private boolean refused;
    private boolean stale;
    private boolean applying;

    /** A model without a document yet. */
    public DomainModel(Display display) {
        this.display = display;
        reader = new Latest<>("Read domain", display, (question, monitor) -> read(question), this::take);
    }

    /**
     * Follows this document from now on, and no other.
     *
     * @param refusal why the file's content is no text of a domain whatever the document holds; empty when it may be one
     */
    public void connect(@Nullable IDocument followed, Optional<DomainException> refusal) {
        disconnect();
        document = followed;
        version++;
        domain = Optional.empty();
        problem = refusal;
        refused = refusal.isPresent();
        stale = !refused;
        if (followed != null) {
            followed.addDocumentListener(typing);
        }
        readSoon();
    }

    /** Ends; nobody is called back any more. */
    public void dispose() {
        listeners.clear();
        reader.dispose();
        disconnect();
    }

    /** Calls back on the UI thread after the domain or the problem changed. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** The text; empty before there is one. */
    public Optional<IDocument> document() {
        return Optional.ofNullable(document);
    }

    /** The domain as last read, also while the text is none. */
    public Optional<Domain> latest() {
        return domain;
    }

    /** Why the text is no domain, as last read; empty when it is one. */
    public Optional<DomainException> problem() {
        return problem;
    }

    /** The domain of the text as it is this moment, reading it if need be; empty when the text is none. */
    public Optional<Domain> current() {
        IDocument text = document;
        if (stale && text != null) {
            take(read(question(text)));
        }
        return problem.isPresent() ? Optional.empty() : domain;
    }

    /** Whether the newest text has not been read yet. */
    public boolean isStale() {
        return stale;
    }

    /**
     * Edits the text, as one step of undo.
     *
     * @throws StaleEditException when the edit was made for another text, or the text is no domain; nothing was changed
     * @throws DomainException when the result is no domain; nothing was changed
     */
    public void apply(DomainEdit edit) {
        IDocument text = document;
        Optional<Domain> before = current();
        if (text == null || before.isEmpty()) {
            throw new StaleEditException(Messages.DomainModel_broken);
        }
        Domain after = before.get().apply(edit);
        if (after != before.get()) {
            splice(text, edit);
            domain = Optional.of(after);
            changed();
        }
    }

    private void splice(IDocument text, DomainEdit edit) {
        @Nullable
        IDocumentUndoManager undo = DocumentUndoManagerRegistry.getDocumentUndoManager(text);
        applying = true;
        try {
            if (undo != null) {
                undo.beginCompoundChange();
            }
            for (DomainEdit.Splice splice : edit.splices()) {
                text.replace(splice.at(), splice.removed().length(), splice.inserted());
            }
        } catch (BadLocationException e) {
            throw new IllegalStateException("The document is not the text that its domain was read from", e);
        } finally {
            applying = false;
            if (undo != null) {
                undo.endCompoundChange();
            }
        }
    }

    private void disconnect() {
        IDocument old = document;
        if (old != null) {
            old.removeDocumentListener(typing);
        }
        display.timerExec(-1, afterPause);
        document = null;
    }

    private void readSoon() {
        IDocument text = document;
        if (!stale || text == null) {
            changed();
        } else if (text.getLength() <= AT_ONCE) {
            take(read(question(text)));
        } else {
            reader.ask(question(text), 0);
        }
    }

    private Question question(IDocument text) {
        return new Question(version, domain, text.get());
    }

    private static Read read(Question question) {
        String text = question.text();
        try {
            return new Read(question.version(),
                    Optional.of(question.before().map(before -> before.reparse(text)).orElseGet(() -> Domain.of(text))),
                    Optional.empty());
        } catch (DomainException e) {
            return new Read(question.version(), Optional.empty(), Optional.of(e));
        }
    }

    private void take(Read read) {
        if (!stale || refused || read.version() != version) {
            return; // read already, or typed on meanwhile: the pause after that has its own reading
        }
        stale = false;
        problem = read.problem();
        domain = read.domain().or(() -> domain);
        changed();
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
