// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.vitrine.core.CancelledException;
import org.vitrine.core.Host;
import org.vitrine.core.Progress;
import org.vitrine.core.Subscription;
import org.vitrine.core.VitrineException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciAddress;
import org.vitrine.ui.internal.MonitorProgress;
import org.vitrine.ui.internal.editor.model.Latest;

/**
 * What an open report is about: its host, the newest facts, the selected function, and whether somebody is looking. For the
 * UI thread, on which it also calls back; everything that waits is done in jobs.
 */
final class ReportModel {

    /** How the host is found. */
    @FunctionalInterface
    interface Opening {
        /**
         * Finds it, on a background thread.
         *
         * @throws VitrineException when there is no such host or it cannot be reached
         */
        Host open(Progress progress) throws VitrineException;
    }

    private final Display display;
    private final String name;
    private final Opening opening;
    private final Latest<HostSnapshot, ReportContent> reading;
    private final List<Runnable> stateListeners = new ArrayList<>();
    private final List<Runnable> contentListeners = new ArrayList<>();
    private final List<Runnable> selectionListeners = new ArrayList<>();
    private Optional<Host> host = Optional.empty();
    private Optional<Subscription> following = Optional.empty();
    private Optional<ReportContent> content = Optional.empty();
    private Optional<PciAddress> selected = Optional.empty();
    private Optional<String> problem = Optional.empty();
    private @Nullable Job looking;
    private boolean disposed;

    /**
     * Nothing is known yet; {@link #look} begins.
     *
     * @param name of the host, for lists of background work
     */
    ReportModel(Display display, String name, Opening opening, DeviceNames names) {
        this.display = display;
        this.name = name;
        this.opening = opening;
        reading = new Latest<>(Messages.Job_report, display, (snapshot, monitor) -> ReportContent.of(snapshot, names),
                this::show);
    }

    /** Calls back when somebody began or ended to look, and when there are other facts. */
    void onState(Runnable listener) {
        stateListeners.add(listener);
    }

    /** Calls back when there are other facts. */
    void onContent(Runnable listener) {
        contentListeners.add(listener);
    }

    /** Calls back when another function was selected. */
    void onSelect(Runnable listener) {
        selectionListeners.add(listener);
    }

    /** The host once it was found. */
    Optional<Host> host() {
        return host;
    }

    /** The newest facts. */
    Optional<ReportContent> content() {
        return content;
    }

    /** The selected function. */
    Optional<PciAddress> selected() {
        return selected;
    }

    /** Why the last look failed. */
    Optional<String> problem() {
        return problem;
    }

    /** Whether somebody looks at the host now. */
    boolean isLooking() {
        return looking != null;
    }

    /** Selects a function, on every page. */
    void select(Optional<PciAddress> address) {
        if (!selected.equals(address)) {
            selected = address;
            selectionListeners.forEach(Runnable::run);
        }
    }

    /** Shows what is known of the host, and looks at it when nothing is. */
    void start() {
        look(false);
    }

    /** Looks at the host again, in the background. */
    void rescan() {
        look(true);
    }

    private void look(boolean again) {
        if (isLooking() || disposed) {
            return;
        }
        problem = Optional.empty();
        Optional<Host> known = host;
        Job job = Job.create(NLS.bind(Messages.Job_scan, name), monitor -> {
            Progress progress = new MonitorProgress(monitor);
            Job self = looking;
            try {
                Host found = known.isPresent() ? known.get() : opening.open(progress);
                later(() -> follow(found));
                HostSnapshot snapshot = again ? found.scan(progress) : found.snapshot(progress);
                later(() -> end(self, Optional.empty(), Optional.of(snapshot)));
            } catch (CancelledException e) {
                later(() -> end(self, Optional.of(Messages.Report_stopped), Optional.empty()));
            } catch (VitrineException e) {
                later(() -> end(self, Optional.of(e.text().toString()), Optional.empty()));
            }
        });
        looking = job;
        job.schedule();
        changed();
    }

    /** Gives up looking; a host that does not react to that is no longer waited for. */
    void stop() {
        Job job = looking;
        if (job != null) {
            job.cancel();
            end(job, Optional.of(Messages.Report_stopped), Optional.empty());
        }
    }

    private void end(@Nullable Job job, Optional<String> why, Optional<HostSnapshot> snapshot) {
        if (job != null && job == looking) {
            looking = null;
            problem = why;
            changed();
        }
        snapshot.ifPresent(this::take);
    }

    private void follow(Host found) {
        if (!disposed && host.isEmpty()) {
            host = Optional.of(found);
            following = Optional.of(found.onScan(snapshot -> later(() -> take(snapshot))));
            found.latest().ifPresent(this::take);
        }
    }

    private void take(HostSnapshot snapshot) {
        boolean shown = content.filter(now -> now.snapshot() == snapshot).isPresent();
        if (!shown && !disposed) {
            reading.ask(snapshot, 0);
        }
    }

    private void show(ReportContent newest) {
        content = Optional.of(newest);
        changed();
        contentListeners.forEach(Runnable::run);
        if (selected.flatMap(newest::device).isEmpty()) {
            select(Optional.empty());
        }
    }

    private void changed() {
        if (!disposed) {
            stateListeners.forEach(Runnable::run);
        }
    }

    private void later(Runnable change) {
        try {
            display.asyncExec(change);
        } catch (SWTException e) {
            // the workbench is gone, nobody is left to be told
        }
    }

    /** Ends everything. */
    void dispose() {
        disposed = true;
        following.ifPresent(Subscription::close);
        reading.dispose();
        Job job = looking;
        if (job != null) {
            job.cancel();
        }
    }
}
