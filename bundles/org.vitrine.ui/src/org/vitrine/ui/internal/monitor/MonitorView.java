// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.vitrine.core.Host;
import org.vitrine.core.Hosts;
import org.vitrine.core.Live;
import org.vitrine.core.Machines;
import org.vitrine.core.Subscription;
import org.vitrine.provider.Metric.Unit;
import org.vitrine.ui.internal.Sight;
import org.vitrine.ui.internal.report.DeviceNames;

/** Figures of hosts' devices and of machines over time: a tree to choose from, and charts. It watches while it can be seen. */
public final class MonitorView extends ViewPart {
    private static final int[] WEIGHTS = {28, 72};
    private static final int MOST_AT_ONCE = 8;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private @Nullable IMemento memento;
    private @Nullable Parts parts;
    private Optional<Wish> wish = Optional.empty();
    private Runnable renew = () -> {
        // nothing is followed yet
    };

    /** A subject that is to be shown as soon as there are figures of it. */
    private record Wish(String source, Optional<String> subject) {
    }

    /** Its parts. */
    record Parts(MonitorModel model, FigureTree tree, Chart chart, Notices notices, MonitorActions actions,
            Sight sight) {
    }

    /** What it consists of, once it was made. */
    Optional<Parts> parts() {
        return Optional.ofNullable(parts);
    }

    @Override
    public void init(IViewSite site, @Nullable IMemento saved) throws PartInitException {
        super.init(site, saved);
        memento = saved;
    }

    @Override
    public void createPartControl(Composite parent) {
        SashForm sash = new SashForm(parent, SWT.HORIZONTAL);
        Composite left = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(left);
        Frames frames = new Frames(sash, this::frame);
        MonitorModel model = new MonitorModel(getSite().getService(Live.class),
                getSite().getService(DeviceNames.class), frames::ask);
        FigureTree tree = new FigureTree(left, model, this::chosen);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(tree.viewer().getControl());
        Notices notices = new Notices(left);
        Chart chart = new Chart(sash, model::plots, System::currentTimeMillis);
        sash.setWeights(WEIGHTS);
        MonitorActions actions = new MonitorActions(getSite(), model, chart, this::cleared);
        actions.fill(getViewSite().getActionBars());
        chart.listener(actions::moved);
        tree.onSelection(chart::emphasise);
        getSite().setSelectionProvider(tree.viewer());
        Sight sight = new Sight(this, sash, now -> {
            model.visible(now);
            if (now) {
                frames.ask();
            }
        });
        parts = new Parts(model, tree, chart, notices, actions, sight);
        restore(model, chart);
        follow(model, frames);
        sight.follow();
        frame();
    }

    private void restore(MonitorModel model, Chart chart) {
        IMemento saved = memento;
        memento = null;
        Remembered before = saved == null
                ? new Remembered(List.of(), local().map(Set::of).orElse(Set.of()), TimeWindow.start().span())
                : Remembered.of(saved);
        before.chosen().forEach(key -> model.choose(key, true));
        model.restore(before.unfolded());
        chart.show(new TimeWindow(before.span(), TimeWindow.NOW));
    }

    private Optional<String> local() {
        return getSite().getService(Hosts.class).local().map(host -> new Source.OfHost(host).id());
    }

    private void follow(MonitorModel model, Frames frames) {
        Hosts hosts = getSite().getService(Hosts.class);
        Machines machines = getSite().getService(Machines.class);
        Set<Boolean> first = new HashSet<>(Set.of(true));
        Runnable sources = () -> {
            List<Source> all = new ArrayList<>();
            hosts.all().stream().filter(MonitorView::isLive).forEach(host -> all.add(new Source.OfHost(host)));
            machines.connections().forEach(connection -> all.add(new Source.OfConnection(connection)));
            if (!all.equals(model.sources()) || first.remove(true)) {
                model.sources(all);
            }
        };
        renew = sources;
        subscriptions.add(hosts.onChange(frames::ask));
        subscriptions.add(machines.onChange(frames::ask));
    }

    /** A recording stands still. */
    private static boolean isLive(Host host) {
        return !host.id().endsWith(".vhost");
    }

    private void frame() {
        Parts all = parts;
        if (all != null && all.sight().isSeen()) {
            renew.run();
            all.tree().show();
            all.notices().show(all.model().absences());
            all.chart().chosen(!all.model().chosen().isEmpty());
            all.chart().frame();
            all.actions().enable();
            grant(all);
        }
    }

    private void chosen() {
        Parts all = parts;
        if (all != null) {
            all.tree().show();
            all.chart().chosen(!all.model().chosen().isEmpty());
            all.chart().refresh();
            all.actions().enable();
        }
    }

    private void cleared() {
        Parts all = parts;
        if (all != null) {
            all.tree().update();
            chosen();
        }
    }

    /**
     * Shows a source, and of a subject of it the figures in per cent, or all where it has none, as soon as they come.
     *
     * @param source  {@link Source#id}
     * @param subject {@link Key#subject}
     */
    void reveal(String source, Optional<String> subject) {
        wish = Optional.of(new Wish(source, subject));
        Parts all = parts;
        if (all != null) {
            all.model().unfold(source, true);
            all.tree().show();
            all.tree().unfold(source);
            subject.ifPresent(one -> all.tree().unfold(source + "|" + one));
            grant(all);
        }
    }

    private void grant(Parts all) {
        Optional<Node> found = wish.flatMap(wanted -> all.tree().roots().stream().flatMap(Node::all)
                .filter(node -> node.id().equals(
                        wanted.subject().map(subject -> wanted.source() + "|" + subject).orElse(wanted.source())))
                .findFirst());
        found.filter(node -> wish.filter(wanted -> wanted.subject().isEmpty()).isPresent()
                || node.figures().findAny().isPresent()).ifPresent(node -> {
                    boolean isSubject = wish.flatMap(Wish::subject).isPresent();
                    wish = Optional.empty();
                    all.tree().viewer().reveal(node);
                    all.tree().unfold(node.id());
                    if (isSubject) {
                        figures(node).forEach(key -> all.model().choose(key, true));
                        all.tree().update();
                        chosen();
                    }
                });
    }

    private static List<Key> figures(Node subject) {
        List<Key> shares = subject.children().stream().filter(node -> node.label().endsWith(Words.name(Unit.PERCENT)))
                .flatMap(node -> node.key().stream()).toList();
        return (shares.isEmpty() ? subject.figures().toList() : shares).stream().limit(MOST_AT_ONCE).toList();
    }

    @Override
    public void saveState(@Nullable IMemento state) {
        Parts all = parts;
        if (all != null && state != null) {
            new Remembered(all.model().chosen(), all.model().unfolded(), all.chart().window().span()).save(state);
        }
    }

    @Override
    public void setFocus() {
        Parts all = parts;
        if (all != null) {
            all.tree().viewer().getControl().setFocus();
        }
    }

    @Override
    public void dispose() {
        subscriptions.forEach(Subscription::close);
        Parts all = parts;
        if (all != null) {
            all.sight().close();
            all.model().close();
        }
        super.dispose();
    }
}
