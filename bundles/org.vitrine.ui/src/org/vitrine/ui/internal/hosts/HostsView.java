// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.hosts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.vitrine.core.Connection;
import org.vitrine.core.Host;
import org.vitrine.core.Hosts;
import org.vitrine.core.Machine;
import org.vitrine.core.Machines;
import org.vitrine.core.Preflight;
import org.vitrine.core.Providers;
import org.vitrine.core.Subscription;
import org.vitrine.ui.VitrineUi;
import org.vitrine.ui.internal.Flash;
import org.vitrine.ui.internal.Icons;
import org.vitrine.ui.internal.OnUi;
import org.vitrine.ui.internal.Problems;
import org.vitrine.ui.internal.Sight;
import org.vitrine.ui.internal.connection.Connections;
import org.vitrine.ui.internal.connection.Reopening;
import org.vitrine.ui.internal.machine.Operation;
import org.vitrine.ui.internal.report.DeviceNames;
import org.vitrine.ui.internal.report.HostReports;

/**
 * The hosts with their GPUs, providers and machines. Adapts to the selected host, machine or connection. Hosts are watched while
 * the view can be seen.
 */
public final class HostsView extends ViewPart {
    private static final int CALM_MS = 50;
    private static final int OPEN_LEVELS = 3;
    private final List<Subscription> following = new ArrayList<>();
    private final ItemContent content = new ItemContent();
    private final Set<Item> unfolded = new HashSet<>();
    private @Nullable TreeViewer viewer;
    private @Nullable Job making;
    private Subscription watching = () -> {
        // nothing is followed yet
    };

    @Override
    public void createPartControl(Composite parent) {
        TreeViewer tree = new TreeViewer(parent, SWT.SINGLE | SWT.H_SCROLL | SWT.V_SCROLL);
        viewer = tree;
        tree.setContentProvider(content);
        Flash<Item> news = new Flash<>(tree.getControl(), () -> tree.refresh(true));
        tree.setLabelProvider(new ItemLabels(tree.getControl(), news::shown));
        tree.setUseHashlookup(true);
        WrappedToolTips.enable(tree);
        content.show(List.of(Item.note("loading", Icons.RESCAN, Messages.Hosts_loading)));
        tree.setInput(this);
        tree.addDoubleClickListener(event -> open(tree));
        getSite().setSelectionProvider(tree);
        Machines machines = getSite().getService(Machines.class);
        HostsActions actions = new HostsActions(this, tree);
        actions.fill(getViewSite().getActionBars());
        MenuManager menu = new MenuManager();
        menu.setRemoveAllWhenShown(true);
        menu.addMenuListener(shown -> {
            actions.fill(shown);
            shown.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        });
        tree.getControl().setMenu(menu.createContextMenu(tree.getControl()));
        getSite().registerContextMenu(menu, tree);
        follow(tree, machines, news);
        getSite().getService(Reopening.class).once();
    }

    private void follow(TreeViewer tree, Machines machines, Flash<Item> news) {
        Hosts hosts = getSite().getService(Hosts.class);
        Providers providers = getSite().getService(Providers.class);
        HostsTree source = new HostsTree(hosts, providers, getSite().getService(Preflight.class), machines,
                getSite().getService(DeviceNames.class));
        Job job = Job.createSystem(Messages.Hosts_making, monitor -> {
            List<Item> items = source.make();
            OnUi.later(tree.getControl(), () -> show(tree, items, news));
        });
        making = job;
        Runnable again = () -> job.schedule(CALM_MS);
        Sight sight = new Sight(this, tree.getControl(), seen -> {
            unfollow();
            if (seen) {
                following.add(new HostFollower(hosts, again));
                following.add(providers.onChange(again));
                following.add(machines.onChange(again));
                job.schedule();
            }
        });
        sight.follow();
        watching = sight;
        // a host far away may ask for a password: that waits until a person wants to see it
        hosts.all().stream().filter(host -> !host.id().startsWith("ssh:") && host.latest().isEmpty())
                .forEach(HostsActions::scan);
    }

    private void unfollow() {
        following.forEach(Subscription::close);
        following.clear();
    }

    private void show(TreeViewer tree, List<Item> items, Flash<Item> news) {
        news.mark(Changes.between(content.roots(), items));
        content.show(items);
        tree.refresh();
        unfold(tree, items, OPEN_LEVELS);
    }

    /** Shows what is below a row as soon as there is something; a row that a person closed afterwards stays closed. */
    private void unfold(TreeViewer tree, List<Item> items, int levels) {
        for (Item item : items) {
            boolean isDevice = item.subject().filter(HostDevice.class::isInstance).isPresent();
            if (levels > 0 && !item.children().isEmpty() && !isDevice) {
                if (unfolded.add(item)) {
                    tree.setExpandedState(item, true);
                }
                unfold(tree, item.children(), levels - 1);
            }
        }
    }

    private void open(TreeViewer tree) {
        Optional<Item> item = selected();
        @Nullable
        Machine machine = getAdapter(Machine.class);
        @Nullable
        Connection connection = getAdapter(Connection.class);
        if (machine != null && Operation.SHOW_SCREEN.applies(machine.state())) {
            Operation.SHOW_SCREEN.perform(getSite().getWorkbenchWindow(), machine);
        } else if (connection != null && connection.state() != Connection.State.OPEN) {
            Connections.open(connection);
        } else if (getAdapter(MachineItems.More.class) != null) {
            showMachines();
        } else if (!openReport()) {
            item.ifPresent(one -> tree.setExpandedState(one, !tree.getExpandedState(one)));
        }
    }

    private void showMachines() {
        try {
            getSite().getPage().showView(VitrineUi.MACHINES_VIEW);
        } catch (PartInitException e) {
            Problems.show(Messages.Machines_label, String.valueOf(e.getMessage()));
        }
    }

    /** Opens the report of the selected host, or of the selected device's host; false when neither is selected. */
    boolean openReport() {
        @Nullable
        Host host = getAdapter(Host.class);
        @Nullable
        HostDevice device = getAdapter(HostDevice.class);
        if (device != null) {
            HostReports.open(getSite().getPage(), device.host(), Optional.of(device.address()));
        } else if (host != null) {
            HostReports.open(getSite().getPage(), host, Optional.empty());
        }
        return device != null || host != null;
    }

    /** The host that the selected row stands below, or is. */
    Optional<Host> selectedHost() {
        return selected().flatMap(item -> content.root(item))
                .flatMap(root -> Optional.ofNullable(root.getAdapter(Host.class)));
    }

    /** The selected row. */
    Optional<Item> selected() {
        TreeViewer tree = viewer;
        return tree != null && tree.getStructuredSelection().getFirstElement() instanceof Item item
                ? Optional.of(item)
                : Optional.empty();
    }

    @Override
    public <T> @Nullable T getAdapter(Class<T> type) {
        Optional<Item> item = selected();
        @Nullable
        T shown = item.isPresent() ? item.get().getAdapter(type) : null;
        return shown != null ? shown : super.getAdapter(type);
    }

    @Override
    public void setFocus() {
        TreeViewer tree = viewer;
        if (tree != null) {
            tree.getControl().setFocus();
        }
    }

    @Override
    public void dispose() {
        watching.close();
        unfollow();
        Job job = making;
        if (job != null) {
            job.cancel();
        }
        super.dispose();
    }
}
