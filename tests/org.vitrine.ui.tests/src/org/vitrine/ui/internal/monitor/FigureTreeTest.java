// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vitrine.core.Connection;
import org.vitrine.core.Feed;
import org.vitrine.core.Host;
import org.vitrine.core.Live;
import org.vitrine.core.Machine;
import org.vitrine.core.Subscription;
import org.vitrine.host.Text;
import org.vitrine.provider.Metric;
import org.vitrine.provider.Metric.Unit;
import org.vitrine.provider.Subject;
import org.vitrine.ui.internal.Icons;
import org.vitrine.ui.internal.endtoend.EventLoop;
import org.vitrine.ui.internal.machines.FakeConnection;
import org.vitrine.ui.internal.report.DeviceNames;
import org.vitrine.ui.internal.support.Workbench;

/** The tree over a connection whose first look shows all there ever is: one machine that runs, one that has ended. */
class FigureTreeTest {
    private static final Metric BUSY = Metric.gauge("cpu.busy", "Busy", Unit.PERCENT);
    private static final Subject ENDED = Subject.machine("22222222-2222-2222-2222-222222222222", "ended");

    @RegisterExtension
    final Workbench workbench = new Workbench();

    private final FakeConnection connection = FakeConnection.known("fake:///tree", 1);
    private final Shell shell = new Shell(Display.getCurrent());
    private @Nullable FigureTree tree;

    private record Seen(List<Series> series) implements Feed {
        @Override
        public History history(Series one) {
            return new History(new long[0], new double[0]);
        }

        @Override
        public History history(Series one, int newest) {
            return history(one);
        }

        @Override
        public List<Text> absences() {
            return List.of();
        }

        @Override
        public Optional<Text> problem() {
            return Optional.empty();
        }

        @Override
        public void onLook(Runnable listener) {
            listener.run();
        }

        @Override
        public void close() {
            // nothing is watched
        }
    }

    private record OneLook(Machine machine) implements Live {
        @Override
        public Feed watch(Host host) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Feed watch(Connection one) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Feed watch(Connection one, Supplier<Set<String>> uuids) {
            return new Seen(List.of(new Feed.Series(Subject.machine(machine.uuid(), machine.name()), BUSY),
                    new Feed.Series(ENDED, BUSY)));
        }

        @Override
        public Subscription offer(Connection one, Subject subject, Metric metric, DoubleSupplier gauge) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeEach
    void show() {
        var model = new MonitorModel(new OneLook(connection.machines().getFirst()),
                workbench.service(DeviceNames.class),
                () -> {
                    // there is one look
                });
        tree = new FigureTree(shell, model, () -> tree().show());
        model.sources(List.of(new Source.OfConnection(connection)));
        model.visible(true);
        tree().show();
    }

    @AfterEach
    void end() {
        shell.dispose();
        connection.close();
    }

    private FigureTree tree() {
        return Optional.ofNullable(tree).orElseThrow();
    }

    /** What a person does: the widget tells its viewer, and shows it then. */
    private TreeItem unfold() {
        Tree widget = tree().viewer().getTree();
        var event = new Event();
        event.item = widget.getItem(0);
        widget.notifyListeners(SWT.Expand, event);
        widget.getItem(0).setExpanded(true);
        return widget.getItem(0);
    }

    @Test
    void whatIsThereWhenAPersonUnfoldsIsShown() {
        TreeItem source = unfold();
        EventLoop.until("the machine's figure", Workbench.SOON,
                () -> source.getItemCount() > 0 && source.getItem(0).getData() instanceof Node machine
                        && machine.figures().count() == 1);
    }

    @Test
    void aMachineThatHasEndedIsNotShownAsRunning() {
        unfold();
        EventLoop.until("both machines", Workbench.SOON, () -> machines().size() == 2);
        assertEquals(List.of(Optional.of(Icons.MACHINE_RUNNING), Optional.of(Icons.MACHINE_OFF)),
                machines().stream().map(Node::icon).toList());
    }

    private List<Node> machines() {
        return tree().roots().getFirst().children().stream().filter(node -> node.figures().findAny().isPresent())
                .toList();
    }
}
