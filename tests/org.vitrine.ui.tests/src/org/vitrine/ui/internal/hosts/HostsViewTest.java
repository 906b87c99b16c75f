// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.hosts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.PartInitException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vitrine.core.Hosts;
import org.vitrine.core.Machine;
import org.vitrine.core.Machines;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.display.Screen;
import org.vitrine.ui.VitrineUi;
import org.vitrine.ui.internal.endtoend.EventLoop;
import org.vitrine.ui.internal.machines.FakeConnection;
import org.vitrine.ui.internal.support.Workbench;

/** The Hosts view with what is really there, and the machine of libvirt's own test driver. */
class HostsViewTest {
    private static final String URI = "test:///default";
    /** Nobody looks again and again, so a change is seen when it is told. */
    private static final Duration LIVE = Duration.ofSeconds(2);

    @RegisterExtension
    final Workbench workbench = new Workbench();

    @AfterEach
    void forget() throws VitrineException {
        workbench.service(Machines.class).forget(URI);
    }

    private TreeViewer open() throws PartInitException {
        HostsView view = (HostsView) Objects.requireNonNull(workbench.page().showView(VitrineUi.HOSTS_VIEW));
        return (TreeViewer) Objects.requireNonNull(view.getSite().getSelectionProvider());
    }

    private static Stream<TreeItem> rows(Stream<TreeItem> level) {
        return level.flatMap(item -> Stream.concat(Stream.of(item), rows(Stream.of(item.getItems()))));
    }

    /** What the rows of the tree show, however deep. */
    private static Stream<String> texts(TreeViewer tree) {
        return rows(Stream.of(tree.getTree().getItems())).map(TreeItem::getText);
    }

    private static Optional<Item> item(TreeViewer tree, Predicate<Item> wanted) {
        return rows(Stream.of(tree.getTree().getItems())).map(TreeItem::getData).filter(Item.class::isInstance)
                .map(Item.class::cast).filter(wanted).findFirst();
    }

    private static void until(String what, Duration atMost, TreeViewer tree, Predicate<String> row) {
        try {
            EventLoop.until(what, atMost, () -> texts(tree).anyMatch(row));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; the tree has " + texts(tree).toList(), e);
        }
    }

    /** Opens the connection as a person does who types its URI, and selects its machine. */
    private Machine connect(TreeViewer tree) {
        workbench.execute(VitrineUi.ADD_CONNECTION, Map.of(VitrineUi.CONNECTION_URI, URI));
        until("the machine of the test driver", Workbench.SOON, tree, "test  running"::equals);
        Item row = item(tree, item -> item.label().equals("test")).orElseThrow();
        tree.setSelection(new StructuredSelection(row), true);
        return Objects.requireNonNull(row.getAdapter(Machine.class));
    }

    @Test
    void thisHostIsThereWithItsProviderAndItsMachines() throws PartInitException {
        String host = workbench.service(Hosts.class).local().orElseThrow().label().toString();
        TreeViewer tree = open();
        until("this host, looked at", Workbench.SOON, tree, row -> row.startsWith(host + "  ") && row.contains("QEMU"));
        until("the provider", Workbench.SOON, tree, "QXL"::equals);
        until("what it can give", Workbench.SOON, tree, row -> row.startsWith("QXL adapter for a 4K screen"));
        until("the machines", Workbench.SOON, tree, "Machines"::equals);
        Item graphics = item(tree, item -> item.label().equals("QXL")).orElseThrow();
        assertTrue(graphics.tooltip().contains("SPICE"), graphics.tooltip());
    }

    @Test
    void aMachineIsShutDownAndStartedFromItsRowWhichFollows() throws PartInitException {
        TreeViewer tree = open();
        Machine machine = connect(tree);
        workbench.execute(VitrineUi.SHUT_DOWN);
        EventLoop.until("the machine is off", Workbench.SOON, () -> machine.state() == Machine.State.SHUT_OFF);
        until("the row says so", LIVE, tree, "test  shut off"::equals);
        workbench.execute(VitrineUi.START);
        EventLoop.until("the machine runs", Workbench.SOON, () -> machine.state() == Machine.State.RUNNING);
        until("the row says so", LIVE, tree, "test  running"::equals);
        EventLoop.until("its Screen view opens", Workbench.SOON, () -> screen().isPresent());
    }

    @Test
    void whatSomebodyElseDoesIsSeen() throws Exception {
        TreeViewer tree = open();
        Machine machine = connect(tree);
        machine.pause(Progress.NONE);
        until("the row says paused", LIVE, tree, "test  paused"::equals);
        machine.forceOff(Progress.NONE);
        until("the row says shut off", LIVE, tree, "test  shut off"::equals);
        workbench.service(Machines.class).forget(URI);
        EventLoop.until("the row goes", LIVE, () -> texts(tree).noneMatch(row -> row.startsWith("test  ")));
    }

    @Test
    void whereThereAreVeryManyTheRestIsInTheMachinesView() throws PartInitException {
        try (FakeConnection fake = FakeConnection.known("fake", 130)) {
            TreeViewer tree = open();
            until("the hundredth", Workbench.SOON, tree, row -> row.startsWith("fake-100  "));
            assertEquals(100, texts(tree).filter(row -> row.startsWith("fake-")).count());
            Item more = item(tree, item -> item.label().startsWith("30 more")).orElseThrow();
            tree.setSelection(new StructuredSelection(more), true);
            tree.getControl().notifyListeners(SWT.DefaultSelection, new Event());
            EventLoop.until("the Machines view", Workbench.SOON,
                    () -> workbench.page().findView(VitrineUi.MACHINES_VIEW) != null);
        }
    }

    @Test
    void theScreenOfAMachineThatIsOffOrHasNoneIsASentence() throws PartInitException {
        TreeViewer tree = open();
        connect(tree);
        workbench.execute(VitrineUi.SHOW_SCREEN);
        EventLoop.until("a sentence for a machine without a screen", Workbench.SOON,
                () -> screen().filter(one -> one.state() == Screen.State.NONE).isPresent());
        assertEquals("test has no <graphics type='spice'>: add one to see its screen with keyboard and mouse.",
                screen().orElseThrow().message().toString());
        workbench.page().activate(workbench.page().findView(VitrineUi.HOSTS_VIEW));
        workbench.execute(VitrineUi.SHUT_DOWN);
        EventLoop.until("a sentence for a machine that is off", Workbench.SOON,
                () -> screen().filter(one -> one.state() == Screen.State.OFF).isPresent());
        assertEquals("test is off. Start it to see its screen.", screen().orElseThrow().message().toString());
    }

    private Optional<Screen> screen() {
        return Stream.of(workbench.page().getViewReferences())
                .filter(view -> view.getId().equals(VitrineUi.SCREEN_VIEW)).map(HostsViewTest::shown)
                .flatMap(Optional::stream).findFirst();
    }

    private static Optional<Screen> shown(IViewReference view) {
        return Optional.ofNullable(Adapters.adapt(view.getView(false), Screen.class));
    }
}
