// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.actions.ActionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.core.Connection;
import org.vitrine.core.Machine;
import org.vitrine.core.Machines;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.ui.VitrineUi;
import org.vitrine.ui.internal.endtoend.EventLoop;
import org.vitrine.ui.internal.machine.Several;
import org.vitrine.ui.internal.support.Controls;
import org.vitrine.ui.internal.support.Dialogs;
import org.vitrine.ui.internal.support.Workbench;

/** The Machines view with a thousand machines: libvirt's own in memory, and some that count what they are asked. */
class MachinesViewTest {
    private static final int MANY = 1000;
    /** Nobody looks again and again, so a change is seen when it is told. */
    private static final Duration LIVE = Duration.ofSeconds(2);

    @RegisterExtension
    final Workbench workbench = new Workbench();

    @TempDir
    private Path folder = Path.of("");

    private MachinesView open() {
        try {
            return (MachinesView) Objects.requireNonNull(workbench.page().showView(VitrineUi.MACHINES_VIEW));
        } catch (PartInitException e) {
            throw new AssertionError(e);
        }
    }

    private static MachineList list(MachinesView view) {
        return view.panel().orElseThrow().list();
    }

    private static List<Slot.Card> cards(MachinesView view) {
        return list(view).slots().stream().filter(Slot.Card.class::isInstance).map(Slot.Card.class::cast).toList();
    }

    private static Machine.State state(MachinesView view, String name) {
        return cards(view).stream().filter(card -> card.name().equals(name)).findFirst().orElseThrow().state();
    }

    private static void key(Canvas canvas, int code, char character) {
        Event event = new Event();
        event.keyCode = code;
        event.character = character;
        canvas.notifyListeners(SWT.KeyDown, event);
    }

    private static <T> List<T> shown(MachinesView view, Class<T> type) {
        return Controls.all(list(view).canvas().getParent(), org.eclipse.swt.widgets.Control.class)
                .filter(control -> type.isInstance(control) && control.isVisible()).map(type::cast).toList();
    }

    /** A connection of libvirt's test driver, whose machines are in memory. */
    private Connection manyOfLibvirt() throws IOException, VitrineException {
        Path node = Files.writeString(folder.resolve("node.xml"), IntStream.rangeClosed(1, MANY).mapToObj("""
                <domain type='test'><name>machine-%1$d</name><memory unit='MiB'>64</memory>
                <os><type>hvm</type></os>
                <devices><graphics type='vnc' port='-1'/><video><model type='qxl'/></video></devices></domain>
                """::formatted).collect(Collectors.joining("", "<node>", "</node>")));
        workbench.service(Machines.class).save("test://" + node, "Thousand");
        Connection connection = workbench.service(Machines.class).connection("test://" + node);
        connection.open(Progress.NONE);
        return connection;
    }

    @Test
    void aThousandMachinesOfLibvirtAreThereAndFollowEvents() throws Exception {
        MachinesView view = open();
        Connection connection = manyOfLibvirt();
        try {
            EventLoop.until("a thousand cards", Workbench.SOON, () -> cards(view).size() == MANY);
            assertEquals("machine-2", cards(view).get(1).name());
            Machine tenth = connection.machines().stream().filter(one -> one.name().equals("machine-10")).findFirst()
                    .orElseThrow();
            tenth.pause(Progress.NONE);
            EventLoop.until("paused", LIVE, () -> state(view, "machine-10") == Machine.State.PAUSED);
            list(view).choose(List.of(tenth));
            assertEquals(tenth, Adapters.adapt(view, Machine.class));
            workbench.execute(VitrineUi.RESUME);
            EventLoop.until("resumed by the command", LIVE,
                    () -> state(view, "machine-10") == Machine.State.RUNNING);
            workbench.execute(VitrineUi.SHUT_DOWN);
            EventLoop.until("off", LIVE, () -> state(view, "machine-10") == Machine.State.SHUT_OFF);
            assertEquals(tenth, Adapters.adapt(view, Machine.class), "it stays chosen");
            EventLoop.until("a picture of a machine that is seen", Workbench.SOON, () -> list(view).visible().stream()
                    .anyMatch(machine -> list(view).gallery().of(machine).isPresent()));
        } finally {
            workbench.service(Machines.class).forget(connection.uri());
        }
        EventLoop.until("they go with their connection", LIVE, () -> cards(view).isEmpty());
    }

    @Test
    void picturesAreTakenOfVisibleCardsOnly() throws Exception {
        try (FakeConnection fake = FakeConnection.known("fake", MANY)) {
            MachinesView view = open();
            EventLoop.until("the cards", Workbench.SOON, () -> cards(view).size() == MANY);
            List<Machine> seen = list(view).visible();
            assertTrue(seen.size() > 1 && seen.size() < 100, () -> "seen are " + seen.size());
            EventLoop.until("two pictures of each", Workbench.SOON,
                    () -> seen.stream().allMatch(machine -> ((FakeMachine) machine).shots() >= 2));
            fake.fakes().stream().filter(machine -> !seen.contains(machine))
                    .forEach(machine -> assertEquals(0, machine.shots(), machine::name));

            list(view).canvas().setFocus();
            key(list(view).canvas(), SWT.END, '\0');
            Machine last = fake.fakes().getLast();
            assertEquals(last, Adapters.adapt(view, Machine.class));
            EventLoop.until("a picture of the last", Workbench.SOON,
                    () -> list(view).gallery().of(last).isPresent());
            Set<Machine> now = Set.copyOf(list(view).visible());
            seen.forEach(machine -> assertFalse(now.contains(machine)));
            EventLoop.run(Duration.ofMillis(200));
            int shots = ((FakeMachine) seen.getFirst()).shots();
            EventLoop.until("more of the last", Workbench.SOON, () -> ((FakeMachine) last).shots() >= 3);
            assertEquals(shots, ((FakeMachine) seen.getFirst()).shots(), "what was scrolled away is left alone");
        }
    }

    @Test
    void whatCannotBeSeenCostsNothing() throws Exception {
        try (FakeConnection fake = FakeConnection.known("fake", 3)) {
            MachinesView view = open();
            EventLoop.until("pictures", Workbench.SOON, () -> fake.shots() >= 3);
            IViewPart above = cover(view);
            assertFalse(workbench.page().isPartVisible(view));
            EventLoop.run(Duration.ofMillis(300));
            int shots = fake.shots();
            fake.fakes().getFirst().state(Machine.State.PAUSED);
            EventLoop.run(Duration.ofSeconds(4));
            assertEquals(shots, fake.shots());
            assertEquals(Machine.State.RUNNING, cards(view).getFirst().state(), "nothing is arranged out of sight");
            workbench.page().hideView(above);
            workbench.page().activate(view);
            EventLoop.until("it is true again", LIVE, () -> state(view, "fake-1") == Machine.State.PAUSED);
            EventLoop.until("pictures again", Workbench.SOON, () -> fake.shots() > shots);
        }
    }

    /** Another view on top of this one. */
    private IViewPart cover(MachinesView view) throws PartInitException {
        IWorkbenchPage page = workbench.page();
        for (String id : List.of(VitrineUi.HOSTS_VIEW, IPageLayout.ID_OUTLINE, IPageLayout.ID_PROBLEM_VIEW,
                IPageLayout.ID_PROP_SHEET, IPageLayout.ID_BOOKMARKS)) {
            IViewPart other = Objects.requireNonNull(page.showView(id));
            EventLoop.run(Duration.ofMillis(100));
            if (!page.isPartVisible(view)) {
                return other;
            }
            page.hideView(other);
        }
        throw new AssertionError("no view comes on top of it");
    }

    @Test
    void theKeyboardReachesEverything() throws Exception {
        try (FakeConnection fake = FakeConnection.known("fake", 12)) {
            MachinesView view = open();
            EventLoop.until("the cards", Workbench.SOON, () -> cards(view).size() == 12);
            Canvas canvas = list(view).canvas();
            list(view).choose(0);
            assertEquals(fake, Adapters.adapt(view, Connection.class));
            Event menu = new Event();
            menu.detail = SWT.MENU_KEYBOARD;
            canvas.notifyListeners(SWT.MenuDetect, menu);
            assertTrue(list(view).place(0).contains(canvas.toControl(menu.x, menu.y)), "the menu is where one is");
            key(canvas, SWT.ARROW_LEFT, '\0');
            EventLoop.until("folded", LIVE, () -> cards(view).isEmpty());
            key(canvas, SWT.CR, '\r');
            EventLoop.until("unfolded", LIVE, () -> cards(view).size() == 12);
            key(canvas, 'x', '1');
            Text filter = Controls.all(canvas.getParent().getParent(), Text.class).findFirst().orElseThrow();
            assertEquals("1", filter.getText());
            EventLoop.until("filtered", LIVE, () -> cards(view).size() == 4);
            list(view).choose(1);
            workbench.execute(VitrineUi.PAUSE);
            EventLoop.until("paused", LIVE, () -> state(view, "fake-1") == Machine.State.PAUSED);
            workbench.execute(VitrineUi.EDIT);
            EventLoop.until("its definition in the editor", Workbench.SOON,
                    () -> workbench.page().getActiveEditor() != null);
            assertEquals("fake-1.xml", Objects.requireNonNull(workbench.page().getActiveEditor()).getTitle());
        }
    }

    private static void click(MachinesView view, int slot, int modifiers) {
        Event event = new Event();
        Rectangle place = list(view).place(slot);
        event.x = place.x + place.width / 2;
        event.y = place.y + place.height / 2;
        event.button = 1;
        event.stateMask = modifiers;
        list(view).canvas().notifyListeners(SWT.MouseDown, event);
    }

    private static List<String> chosen(MachinesView view) {
        return Optional.ofNullable(Adapters.adapt(view, Several.class)).stream()
                .flatMap(several -> several.machines().stream()).map(Machine::name).toList();
    }

    @Test
    void severalMachinesAreChosenByMouseAndKeysAndChangedTogetherAfterOneQuestion() throws Exception {
        try (FakeConnection fake = FakeConnection.known("fake", 6)) {
            MachinesView view = open();
            EventLoop.until("the cards", Workbench.SOON, () -> cards(view).size() == 6);
            click(view, 2, 0);
            assertEquals(List.of(), chosen(view));
            click(view, 4, SWT.MOD1);
            assertEquals(List.of("fake-2", "fake-4"), chosen(view));
            click(view, 2, SWT.SHIFT);
            assertEquals(List.of("fake-2", "fake-3", "fake-4"), chosen(view));
            workbench.page().activate(view);
            list(view).canvas().setFocus();
            workbench.execute(ActionFactory.SELECT_ALL.getCommandId());
            assertEquals(6, chosen(view).size());
            fake.fakes().get(1).state(Machine.State.PAUSED);
            EventLoop.until("paused", Workbench.SOON, () -> state(view, "fake-2") == Machine.State.PAUSED);
            assertEquals(6, chosen(view).size(), "they stay chosen when one changes");

            Dialogs.Expected declined = workbench.dialogs().expect("Several Machines", "Cancel");
            workbench.execute(VitrineUi.PAUSE);
            assertTrue(declined.sentence().contains("Pause 5 machines?")
                    && declined.sentence().contains("1 of the chosen"), declined::sentence);
            EventLoop.run(Duration.ofMillis(100));
            assertEquals(Machine.State.RUNNING, fake.fakes().getFirst().state());
            workbench.dialogs().expect("Several Machines", "Yes");
            workbench.execute(VitrineUi.PAUSE);
            EventLoop.until("all paused", Workbench.SOON,
                    () -> cards(view).stream().allMatch(card -> card.state() == Machine.State.PAUSED));
            key(list(view).canvas(), SWT.ESC, SWT.ESC);
            assertEquals(List.of(), chosen(view));
            assertEquals(fake.fakes().get(1), Adapters.adapt(view, Machine.class));
        }
    }

    @Test
    void nothingToShowIsASentenceWithAWayOut() throws Exception {
        MachinesView view = open();
        EventLoop.until("a sentence", Workbench.SOON, () -> !shown(view, Label.class).isEmpty());
        List<String> buttons = shown(view, Button.class).stream().map(Button::getText).toList();
        assertTrue(buttons.contains("New Machine\u2026") && buttons.contains("New Connection\u2026"),
                () -> buttons.toString());
        try (FakeConnection fake = FakeConnection.known("fake", 2)) {
            EventLoop.until("machines instead", LIVE, () -> cards(view).size() == 2);
            Text filter = Controls.all(list(view).canvas().getParent().getParent(), Text.class).findFirst()
                    .orElseThrow();
            filter.setText("nobody");
            EventLoop.until("why there is none", LIVE, () -> shown(view, Label.class).stream()
                    .anyMatch(label -> label.getText().contains("nobody")));
            Controls.click(shown(view, Button.class).getFirst());
            EventLoop.until("all again", LIVE, () -> cards(view).size() == 2);
        }
    }

    @Test
    void aViewThatIsClosedLeavesNothing() throws Exception {
        try (FakeConnection fake = FakeConnection.known("fake", MANY)) {
            WeakReference<MachinesPanel> first = openAndClose(fake);
            for (int i = 0; i < 20; i++) {
                openAndClose(fake);
            }
            EventLoop.until("the panel is collected", Workbench.SOON, () -> {
                System.gc();
                return Optional.ofNullable(first.get()).isEmpty();
            });
            int shots = fake.shots();
            EventLoop.run(Duration.ofSeconds(3));
            assertEquals(shots, fake.shots());
            assertEquals(0, fake.fakes().stream().mapToInt(FakeMachine::waiting).sum());
        }
    }

    private WeakReference<MachinesPanel> openAndClose(FakeConnection fake) {
        int shots = fake.shots();
        MachinesView view = open();
        EventLoop.until("a picture", Workbench.SOON, () -> fake.shots() > shots);
        WeakReference<MachinesPanel> panel = new WeakReference<>(view.panel().orElseThrow());
        workbench.page().hideView(view);
        EventLoop.until("it is gone", Workbench.SOON, () -> Optional.ofNullable(Display.getCurrent()).isPresent()
                && workbench.page().findView(VitrineUi.MACHINES_VIEW) == null);
        return panel;
    }
}
