// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.libvfio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.vitrine.core.Dialects;
import org.vitrine.core.Host;
import org.vitrine.core.Imported;
import org.vitrine.core.Report;
import org.vitrine.core.Subscription;
import org.vitrine.core.VitrineException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Dialect;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.DialectGuide;
import org.vitrine.provider.DialectGuide.Part;
import org.vitrine.provider.DialectGuide.Replacement;
import org.vitrine.provider.Situation;
import org.vitrine.provider.SourceDocument;
import org.vitrine.ui.internal.MonitorProgress;
import org.vitrine.ui.internal.editor.model.HostChoice;
import org.vitrine.ui.internal.editor.model.Latest;
import org.vitrine.ui.internal.editor.model.Services;
import org.vitrine.ui.internal.editor.model.Spot;

/** Keeps what is known of a document current in the background; listeners are called on the UI thread. */
final class GuidedModel implements IDocumentListener, HostChoice {
    private static final int PAUSE = 120;

    private record Question(String text, HostSnapshot host) {
    }

    private record Scan(Host of, Optional<HostSnapshot> host) {
    }

    private final DialectGuide guide;
    private final Dialects dialects;
    private final Services services;
    private final Latest<Question, Read> reading;
    private final Latest<Host, Scan> scanning;
    private final List<Runnable> listeners = new ArrayList<>();
    private final Display display;
    private Optional<Subscription> watching = Optional.empty();
    private Optional<Host> chosen = Optional.empty();
    private @Nullable IDocument document;
    private HostSnapshot host = HostSnapshot.nothingKnown();
    private Read read = Read.NOTHING;
    private List<Part> outline = List.of();

    GuidedModel(Display display, DialectGuide guide, Dialects dialects, Services services) {
        this.guide = guide;
        this.dialects = dialects;
        this.services = services;
        this.display = display;
        reading = new Latest<>("Read document", display, this::read, this::take);
        scanning = new Latest<>("Look at host", display, GuidedModel::scan,
                scan -> scan.host().ifPresent(facts -> take(scan.of(), facts)));
        services.hosts().local().ifPresent(this::choose);
    }

    @Override
    public List<Host> hosts() {
        return services.hosts().all();
    }

    @Override
    public Optional<Host> chosen() {
        return chosen;
    }

    @Override
    public void choose(Host wanted) {
        watching.ifPresent(Subscription::close);
        chosen = Optional.of(wanted);
        host = HostSnapshot.nothingKnown();
        watching = Optional.of(wanted.onScan(snapshot -> later(display, () -> take(wanted, snapshot))));
        scanning.ask(wanted, 0);
        ask(0);
    }

    DialectGuide guide() {
        return guide;
    }

    /** What is known of the newest version that was looked at. */
    Read read() {
        return read;
    }

    /** The keys and items of the newest version that was not too broken for that. */
    List<Part> outline() {
        return outline;
    }

    HostSnapshot host() {
        return host;
    }

    /** Whether an answer is still to come. */
    boolean isBusy() {
        return reading.isBusy() || scanning.isBusy();
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    void connect(@Nullable IDocument next) {
        IDocument before = document;
        if (before != null) {
            before.removeDocumentListener(this);
        }
        document = next;
        if (next != null) {
            next.addDocumentListener(this);
            ask(0);
        }
    }

    void dispose() {
        listeners.clear();
        watching.ifPresent(Subscription::close);
        reading.dispose();
        scanning.dispose();
        connect(null);
    }

    /**
     * Gives a key a value, or takes it away.
     *
     * @throws DialectException when the text is too broken for that
     */
    void set(String path, Optional<String> value) throws DialectException {
        IDocument now = document;
        if (now != null) {
            apply(now, guide.set(now.get(), path, value));
        }
    }

    /**
     * Adds a group to a list.
     *
     * @throws DialectException when the text is too broken for that
     */
    void add(String list) throws DialectException {
        IDocument now = document;
        if (now != null) {
            apply(now, guide.add(now.get(), list));
        }
    }

    /** Takes a way out; when something was typed meanwhile there are other ones soon, and nothing changes. */
    void take(Spot.Edit edit) {
        IDocument now = document;
        try {
            if (now != null && now.get().equals(read.text())) {
                apply(now, new Replacement(edit.offset(), edit.length(), edit.text()));
            }
        } catch (DialectException e) {
            throw new IllegalStateException("The text is the one that the edit was made for", e);
        }
    }

    private static void apply(IDocument document, Replacement change) throws DialectException {
        try {
            if (!document.get(change.offset(), change.length()).equals(change.text())) {
                document.replace(change.offset(), change.length(), change.text());
            }
        } catch (BadLocationException e) {
            throw new DialectException("The text changed meanwhile; do it again.");
        }
    }

    @Override
    public void documentAboutToBeChanged(@Nullable DocumentEvent event) {
        // only what comes of it matters
    }

    @Override
    public void documentChanged(@Nullable DocumentEvent event) {
        ask(PAUSE);
    }

    private void ask(int delay) {
        IDocument now = document;
        if (now != null) {
            reading.ask(new Question(now.get(), host), delay);
        }
    }

    private Read read(Question asked, IProgressMonitor monitor) {
        List<DialectGuide.Problem> problems = guide.problems(asked.text());
        Optional<Dialect> dialect = dialects.find(guide.dialect());
        Optional<SourceDocument> source = dialect.flatMap(one -> parsed(one, asked.text()));
        Optional<Imported> imported = dialect.filter(one -> source.isPresent()).flatMap(one -> imported(one, asked));
        Optional<Report> report = imported.map(one -> services.preflight()
                .check(Situation.of(asked.host(), one.domain()).from(one.source())));
        return new Read(asked.text(), asked.host(), problems, source, imported, report,
                guide.outline(asked.text()));
    }

    private static Optional<SourceDocument> parsed(Dialect dialect, String text) {
        try {
            return Optional.of(dialect.parse(text));
        } catch (DialectException e) {
            return Optional.empty(); // the guide's problems say it
        }
    }

    private Optional<Imported> imported(Dialect dialect, Question asked) {
        try {
            return Optional.of(dialects.read(dialect, asked.text(), asked.host()));
        } catch (DialectException e) {
            return Optional.empty();
        }
    }

    private static Scan scan(Host host, IProgressMonitor monitor) {
        try {
            return new Scan(host, Optional.of(host.snapshot(new MonitorProgress(monitor))));
        } catch (VitrineException e) {
            return new Scan(host, Optional.empty()); // the Hosts view says it
        }
    }

    private void take(Host from, HostSnapshot snapshot) {
        if (chosen.filter(from::equals).isPresent() && !snapshot.id().equals(host.id())) {
            host = snapshot;
            ask(0);
        }
    }

    private void take(Read answer) {
        read = answer;
        outline = answer.outline().orElse(outline);
        List.copyOf(listeners).forEach(Runnable::run);
    }

    private static void later(Display display, Runnable change) {
        try {
            display.asyncExec(change);
        } catch (SWTException e) {
            // the workbench is gone, nobody is left to be told
        }
    }
}
