// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.vitrine.core.Row;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainEdit;
import org.vitrine.provider.Field;
import org.vitrine.provider.Need;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Values;

/**
 * The one way by which forms and quick fixes edit the document: an edit is made in the background, since providers are asked
 * for it, and applied on the UI thread as one step of undo. Edits keep their order. One whose domain changed meanwhile is made
 * anew; one that cannot be made is told and changes nothing.
 */
public final class Edits {
    /** So often an edit is made anew because someone types meanwhile. */
    private static final int ATTEMPTS = 5;

    /** Makes an edit of a domain, on a background thread. */
    @FunctionalInterface
    public interface Maker {
        /** The edit; what it throws is told to the person in the exception's words. */
        DomainEdit make(Domain domain);
    }

    private record Made(@Nullable DomainEdit edit, @Nullable RuntimeException failure) {
    }

    private final Display display;
    private final DomainModel model;
    private final Deque<Maker> waiting = new ArrayDeque<>();
    private final BooleanSupplier editable;
    private final Consumer<String> problems;
    private final Runnable settled;
    private final UseEdits uses;
    private boolean busy;

    /**
     * No edit yet.
     *
     * @param editable whether the document may be changed
     * @param problems shows a sentence
     * @param settled  is called after each edit, also one that changed nothing
     */
    public Edits(Display display, DomainModel model, Analysis analysis, Services services, BooleanSupplier editable,
            Consumer<String> problems, Runnable settled) {
        this.display = display;
        this.model = model;
        this.editable = editable;
        this.problems = problems;
        this.settled = settled;
        uses = new UseEdits(services, analysis::host);
    }

    /** Sets a field of a use, or unsets it. */
    public void set(Overview.Item item, Field<?> field, Optional<String> text) {
        run(domain -> uses.set(domain, item.info().id(), item.use(), field, text));
    }

    /** Sets one of the basics, or takes it away. */
    public void setBasic(Field<?> field, Optional<String> text) {
        run(domain -> Basics.edit(domain, field, text));
    }

    /** Adds a use. */
    public void add(String provider, Values values) {
        run(domain -> uses.add(domain, provider, values));
    }

    /** Takes a use away, and these of its leftovers. */
    public void remove(Overview.Item item, List<Need> dropping) {
        run(domain -> uses.remove(domain, item.info().id(), item.use(), dropping));
    }

    /** Takes the way out of a finding; one that is a change of the host is none here. */
    public void take(Row row, Remedy remedy) {
        run(domain -> uses.remedy(domain, row, remedy));
    }

    /** How uses are edited, for previews; it may be asked on a background thread. */
    public UseEdits uses() {
        return uses;
    }

    /** Whether an edit is still to be made or applied. */
    public boolean isBusy() {
        return busy || !waiting.isEmpty();
    }

    /** Whether the document may be changed. */
    public boolean isEditable() {
        return editable.getAsBoolean();
    }

    /** Whether the document may be changed and is a domain, as last read. */
    public boolean isPossible() {
        return editable.getAsBoolean() && model.problem().isEmpty();
    }

    /** Makes and applies an edit. */
    public void run(Maker maker) {
        if (!editable.getAsBoolean()) {
            problems.accept(Messages.Edits_readOnly);
            return;
        }
        waiting.add(maker);
        next();
    }

    private void next() {
        Maker maker = busy ? null : waiting.poll();
        if (maker != null) {
            attempt(maker, ATTEMPTS);
        }
    }

    private void attempt(Maker maker, int left) {
        Optional<Domain> domain = model.current();
        if (domain.isEmpty() || left == 0) {
            end(left == 0 ? Messages.Edits_tooFast : Messages.DomainModel_broken);
            return;
        }
        busy = true;
        Job.createSystem("Edit domain", (ICoreRunnable) monitor -> {
            Made made = make(maker, domain.get());
            try {
                display.asyncExec(() -> apply(maker, left, domain.get(), made));
            } catch (SWTException e) {
                // the workbench is gone, and the document with it
            }
        }).schedule();
    }

    private static Made make(Maker maker, Domain domain) {
        try {
            return new Made(maker.make(domain), null);
        } catch (RuntimeException e) {
            return new Made(null, e);
        }
    }

    private void apply(Maker maker, int left, Domain domain, Made made) {
        DomainEdit edit = made.edit();
        if (model.current().filter(now -> now == domain).isEmpty()) {
            attempt(maker, left - 1);
        } else if (edit == null) {
            end(Failures.sentence(made.failure()));
        } else {
            try {
                model.apply(edit);
                end(null);
            } catch (RuntimeException e) {
                end(Failures.sentence(e));
            }
        }
    }

    private void end(@Nullable String problem) {
        busy = false;
        if (problem != null) {
            problems.accept(problem);
        }
        settled.run();
        next();
    }
}
