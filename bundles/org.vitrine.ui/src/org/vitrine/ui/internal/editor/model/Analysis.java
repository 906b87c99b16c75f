// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.vitrine.core.Host;
import org.vitrine.core.Report;
import org.vitrine.core.Subscription;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Text;
import org.vitrine.provider.Situation;
import org.vitrine.ui.internal.MonitorProgress;

/**
 * What providers and checks say of the domain of a {@link DomainModel}, on a host, this machine at first: kept current in the background as
 * the text, the host's facts and the providers change. Answers about text that has changed since are dropped.
 */
public final class Analysis implements HostChoice {
    /**
     * What the checks said.
     *
     * @param domain the version they were asked about
     * @param report their answers
     */
    public record Checked(Domain domain, Report report) {
    }

    private record Question(Domain domain, HostSnapshot host) {
    }

    private record Scanned(Host host, Optional<HostSnapshot> snapshot, Optional<Text> problem) {
    }

    private final Display display;
    private final DomainModel model;
    private final Services services;
    private final Latest<Question, Overview> overviews;
    private final Latest<Question, Checked> checks;
    private final Latest<Host, Scanned> scans;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private final List<Consumer<Report>> waiting = new ArrayList<>();
    private volatile HostSnapshot host = HostSnapshot.nothingKnown();
    private Optional<Host> chosen = Optional.empty();
    private Optional<Subscription> watching = Optional.empty();
    private Optional<Text> hostProblem = Optional.empty();
    private Optional<Overview> overview = Optional.empty();
    private Optional<Checked> checked = Optional.empty();

    /** Begins; call {@link #dispose()} in the end. */
    public Analysis(Display display, DomainModel model, Services services) {
        this.display = display;
        this.model = model;
        this.services = services;
        overviews = new Latest<>("Ask providers", display,
                (asked, monitor) -> Overview.of(asked.domain(), asked.host(), services.providers()), this::take);
        checks = new Latest<>("Check domain", display, this::check, this::take);
        scans = new Latest<>("Look at host", display, Analysis::scan, this::take);
        model.onChange(this::refresh);
        subscriptions.add(services.providers().onChange(() -> later(display, this::refresh)));
        subscriptions.add(services.hosts().onChange(() -> later(display, this::changed)));
        services.hosts().local().ifPresent(this::choose);
    }

    @Override
    public void choose(Host wanted) {
        if (chosen.filter(wanted::equals).isPresent()) {
            return;
        }
        watching.ifPresent(Subscription::close);
        chosen = Optional.of(wanted);
        hostProblem = Optional.empty();
        host = HostSnapshot.nothingKnown();
        watching = Optional.of(wanted.onScan(snapshot -> later(display, () -> take(wanted, snapshot))));
        scans.ask(wanted, 0);
        refresh();
    }

    @Override
    public Optional<Host> chosen() {
        return chosen;
    }

    @Override
    public List<Host> hosts() {
        return services.hosts().all();
    }

    /** Ends; nobody is called back any more. */
    public void dispose() {
        listeners.clear();
        subscriptions.forEach(Subscription::close);
        watching.ifPresent(Subscription::close);
        overviews.dispose();
        checks.dispose();
        scans.dispose();
    }

    /** Calls back on the UI thread after the overview or the report changed. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** What providers say of the domain as last read; empty until they did. */
    public Optional<Overview> overview() {
        return overview;
    }

    /** What the checks said last; may be of an earlier version of the domain. Empty until they did. */
    public Optional<Checked> checked() {
        return checked;
    }

    /** What the checks say of the domain as it is now; empty while they are being asked or the text is no domain. */
    public Optional<Report> report() {
        // reading a large text here would hold the UI thread; what reads it in the background asks again
        Optional<Domain> now = model.isStale() || model.problem().isPresent() ? Optional.empty() : model.latest();
        return checked.filter(last -> now.filter(domain -> domain == last.domain()).isPresent()).map(Checked::report);
    }

    /** Calls once, now or soon, with what the checks say of the domain as it is then. */
    public void whenChecked(Consumer<Report> taker) {
        Optional<Report> now = report();
        if (now.isPresent()) {
            taker.accept(now.get());
        } else {
            waiting.add(taker);
        }
    }

    /** The chosen host's facts; nothing known until it was looked at. On any thread. */
    public HostSnapshot host() {
        return host;
    }

    /** Why the chosen host could not be looked at. */
    public Optional<Text> hostProblem() {
        return hostProblem;
    }

    /** Whether an answer is still to come. */
    public boolean isBusy() {
        return overviews.isBusy() || checks.isBusy() || scans.isBusy() || model.isStale();
    }

    private void refresh() {
        Optional<Domain> domain = model.problem().isPresent() ? Optional.empty() : model.latest();
        if (domain.isPresent()) {
            Question question = new Question(domain.get(), host);
            overviews.ask(question, 0);
            checks.ask(question, 0);
        }
        changed();
    }

    private Checked check(Question asked, IProgressMonitor monitor) {
        return new Checked(asked.domain(), services.preflight().check(Situation.of(asked.host(), asked.domain())));
    }

    private static Scanned scan(Host host, IProgressMonitor monitor) {
        try {
            return new Scanned(host, Optional.of(host.snapshot(new MonitorProgress(monitor))), Optional.empty());
        } catch (VitrineException e) {
            return new Scanned(host, Optional.empty(), Optional.of(e.text()));
        }
    }

    private void take(Scanned scanned) {
        hostProblem = scanned.problem();
        scanned.snapshot().ifPresent(snapshot -> take(scanned.host(), snapshot));
        if (scanned.snapshot().isEmpty()) {
            changed();
        }
    }

    private void take(Host from, HostSnapshot snapshot) {
        if (chosen.filter(from::equals).isPresent() && !snapshot.id().equals(host.id())) {
            host = snapshot;
            refresh();
        }
    }

    private void take(Overview answer) {
        overview = Optional.of(answer);
        changed();
    }

    private void take(Checked answer) {
        checked = Optional.of(answer);
        changed();
        report().ifPresent(now -> {
            List<Consumer<Report>> takers = List.copyOf(waiting);
            waiting.clear();
            takers.forEach(taker -> taker.accept(now));
        });
    }

    private void changed() {
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
