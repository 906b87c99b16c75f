// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.swt.widgets.Display;
import org.vitrine.domain.Domain;
import org.vitrine.ui.internal.editor.schema.Grammar;
import org.vitrine.ui.internal.editor.schema.SchemaLibrary;

/** What libvirt's schema says of the domain of a {@link DomainModel}, in the background, as the text changes. */
public final class SchemaChecks {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    /** Milliseconds without a change: what is half typed is no mistake yet. */
    private static final int PAUSE = 250;

    private record Answer(Optional<Domain> domain, List<Spot> spots, Optional<Grammar> grammar) {
    }

    private final DomainModel model;
    private final SchemaLibrary library;
    private final Latest<Optional<Domain>, Answer> checks;
    private final Runnable changed;
    private Answer last = new Answer(Optional.empty(), List.of(), Optional.empty());

    /**
     * Begins; call {@link #dispose()} in the end.
     *
     * @param changed is called on the UI thread after the schema was read, and after each answer
     */
    public SchemaChecks(Display display, DomainModel model, SchemaLibrary library, Runnable changed) {
        this.model = model;
        this.library = library;
        this.changed = changed;
        checks = new Latest<>("Validate domain", display, this::check, this::take);
        model.onChange(() -> checks.ask(model.problem().isPresent() ? Optional.empty() : model.latest(), PAUSE));
    }

    /** Ends. */
    public void dispose() {
        checks.dispose();
    }

    /** What the schema does not allow in the domain as it is now; nothing while that is not known. */
    public List<Spot> spots() {
        boolean isOfNow = model.problem().isEmpty() && !model.isStale() && last.domain().equals(model.latest());
        return isOfNow ? last.spots() : List.of();
    }

    /** The schema's grammar; empty where it is not installed or not read yet. */
    public Optional<Grammar> grammar() {
        return last.grammar();
    }

    /** Whether an answer is still to come. */
    public boolean isBusy() {
        return checks.isBusy();
    }

    private Answer check(Optional<Domain> domain, IProgressMonitor monitor) {
        Optional<SchemaLibrary.Read> schema = library.schema();
        List<Spot> spots = domain.flatMap(known -> schema
                .map(read -> read.validator().check(known.text(), LIMIT, monitor::isCanceled).stream()
                        .map(fault -> Spot.of(known, fault)).toList()))
                .orElse(List.of());
        return new Answer(domain, spots, schema.map(SchemaLibrary.Read::grammar));
    }

    private void take(Answer answer) {
        last = answer;
        changed.run();
    }
}
