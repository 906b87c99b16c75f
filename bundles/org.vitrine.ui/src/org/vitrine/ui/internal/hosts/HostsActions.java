// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.hosts;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.vitrine.core.Connection;
import org.vitrine.core.Host;
import org.vitrine.core.Hosts;
import org.vitrine.core.Machines;
import org.vitrine.ui.internal.Background;
import org.vitrine.ui.internal.Icons;
import org.vitrine.ui.internal.connection.Connections;
import org.vitrine.ui.internal.connection.NewConnectionDialog;
import org.vitrine.ui.internal.report.RecordDialog;

/** What the Hosts view offers besides the machine commands. */
final class HostsActions {
    /** Where the machine commands go, as {@code plugin.xml} says. */
    private static final String GROUP_MACHINE = "machine";
    private final HostsView view;
    private final TreeViewer tree;
    private final Action rescan = action(Messages.Action_rescan, Icons.RESCAN, this::rescan);
    private final Action report = action(Messages.Action_report, Icons.REPORT, this::openReport);
    private final Action addHost = action(Messages.Action_addHost, Icons.HOST_NEW, this::addHost);
    private final Action removeHost = action(Messages.Action_removeHost, null, this::removeHost);
    private final Action record = action(Messages.Action_record, Icons.RECORD, this::record);
    private final Action add = action(Messages.Action_new, Icons.CONNECTION_NEW, this::add);
    private final Action open = action(Messages.Action_open, Icons.CONNECT, this::open);
    private final Action close = action(Messages.Action_close, Icons.DISCONNECT, this::close);
    private final Action copy = action(Messages.Action_copy, null, this::copy);

    HostsActions(HostsView view, TreeViewer tree) {
        this.view = view;
        this.tree = tree;
        rescan.setToolTipText(Messages.Action_rescan_tooltip);
        tree.addSelectionChangedListener(event -> enable());
        enable();
    }

    private static Action action(String text, @Nullable Icons icon, Runnable does) {
        Action action = new Action(text) {
            @Override
            public void run() {
                does.run();
            }
        };
        if (icon != null) {
            action.setImageDescriptor(icon.descriptor());
        }
        return action;
    }

    /** Fills the view's toolbar and gives F5 and the copy key to the view. */
    void fill(IActionBars bars) {
        IToolBarManager tools = bars.getToolBarManager();
        tools.add(rescan);
        tools.add(report);
        tools.add(addHost);
        tools.add(new Separator());
        tools.add(add);
        tools.add(open);
        tools.add(close);
        bars.setGlobalActionHandler(ActionFactory.COPY.getId(), copy);
        bars.setGlobalActionHandler(ActionFactory.REFRESH.getId(), rescan);
        bars.updateActionBars();
    }

    /** Fills the context menu for what is selected. */
    void fill(IMenuManager menu) {
        enable();
        menu.add(new Separator(GROUP_MACHINE));
        menu.add(new Separator());
        if (report.isEnabled()) {
            menu.add(report);
        }
        if (record.isEnabled()) {
            menu.add(record);
        }
        if (removeHost.isEnabled()) {
            menu.add(removeHost);
        }
        if (open.isEnabled()) {
            menu.add(open);
        }
        if (close.isEnabled()) {
            menu.add(close);
        }
        menu.add(copy);
        menu.add(new Separator());
        menu.add(addHost);
        menu.add(add);
        menu.add(rescan);
    }

    private void enable() {
        @Nullable
        Connection connection = view.getAdapter(Connection.class);
        open.setEnabled(connection != null && switch (connection.state()) {
            case CLOSED, FAILED -> true;
            case OPENING, OPEN -> false;
        });
        close.setEnabled(connection != null && connection.state() == Connection.State.OPEN);
        report.setEnabled(view.getAdapter(Host.class) != null || view.getAdapter(HostDevice.class) != null);
        @Nullable
        Host host = view.getAdapter(Host.class);
        record.setEnabled(host != null);
        removeHost.setEnabled(host != null && hosts().local().filter(host::equals).isEmpty());
        copy.setEnabled(view.selected().isPresent());
    }

    /** Looks at the selected row's host, or at this machine when no row is selected. */
    private void rescan() {
        view.selectedHost().or(() -> hosts().local()).ifPresent(HostsActions::scan);
    }

    private Hosts hosts() {
        return view.getSite().getService(Hosts.class);
    }

    private void addHost() {
        new AddHostDialog(view.getSite().getShell(), hosts()).open();
    }

    private void record() {
        @Nullable
        Host host = view.getAdapter(Host.class);
        if (host != null) {
            new RecordDialog(view.getSite().getShell(), host).open();
        }
    }

    private void removeHost() {
        @Nullable
        Host host = view.getAdapter(Host.class);
        if (host != null) {
            Background.run(NLS.bind(Messages.Job_forget, host.label()), progress -> hosts().forget(host));
        }
    }

    private void openReport() {
        view.openReport();
    }

    /** Looks at a host in the background. */
    static void scan(Host host) {
        Background.run(NLS.bind(Messages.Job_scan, host.label()), host::scan);
    }

    private void add() {
        IWorkbenchWindow window = view.getSite().getWorkbenchWindow();
        new NewConnectionDialog(window.getShell(), window.getService(Machines.class)).open();
    }

    private void open() {
        @Nullable
        Connection connection = view.getAdapter(Connection.class);
        if (connection != null) {
            Connections.open(connection);
        }
    }

    private void close() {
        @Nullable
        Connection connection = view.getAdapter(Connection.class);
        if (connection != null) {
            Connections.close(connection);
        }
    }

    private void copy() {
        view.selected().ifPresent(item -> {
            Clipboard clipboard = new Clipboard(tree.getControl().getDisplay());
            clipboard.setContents(new Object[]{item.text()}, new Transfer[]{TextTransfer.getInstance()});
            clipboard.dispose();
        });
    }
}
