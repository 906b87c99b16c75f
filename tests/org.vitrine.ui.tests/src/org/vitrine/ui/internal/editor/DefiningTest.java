// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.commands.ICommandService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vitrine.core.Connection;
import org.vitrine.core.Machine;
import org.vitrine.core.Machines;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.ui.internal.editor.form.DomainPage;
import org.vitrine.ui.internal.editor.form.Ids;
import org.vitrine.ui.internal.endtoend.EventLoop;
import org.vitrine.ui.internal.machine.MachineXml;
import org.vitrine.ui.internal.support.Controls;
import org.vitrine.ui.internal.support.Dialogs;
import org.vitrine.ui.internal.support.Workbench;

/** A machine of a connection in the editor: saving defines it. The machine is one of libvirt's test driver, which runs nothing. */
class DefiningTest {
    private static final String URI = "test:///default";

    @RegisterExtension
    final Workbench workbench = new Workbench();

    private Optional<Machine> machine = Optional.empty();

    @BeforeEach
    void connect() throws VitrineException {
        Connection connection = workbench.service(Machines.class).connection(URI);
        connection.open(Progress.NONE);
        machine = Optional.of(connection.define(Domain.of("<domain type='test'><name>edited</name><memory>8192</memory>"
                + "<os><type>hvm</type></os></domain>"), Progress.NONE));
        machine().start(Progress.NONE);
    }

    @AfterEach
    void disconnect() throws VitrineException {
        machine().forceOff(Progress.NONE);
        machine().connection().close();
    }

    private Machine machine() {
        return machine.orElseThrow();
    }

    private EditedFile open() throws VitrineException {
        return EditedFile.open(workbench, new MachineXml(machine(), machine().definition(Progress.NONE)));
    }

    @Test
    void savingDefinesTheMachineAndShowsWhatLibvirtMadeOfIt() throws VitrineException {
        EditedFile file = open();
        file.type("</name>", "<!-- mine --><title>Mine</title>");
        assertTrue(file.editor().isDirty());
        Dialogs.Expected told = workbench.dialogs().expect("edited Is Defined", "OK");
        file.save();
        assertTrue(told.sentence().contains("-  <name>edited</name><!-- mine --><title>Mine</title>"), told::sentence);
        assertFalse(file.editor().isDirty());
        Domain kept = machine().definition(Progress.NONE);
        assertEquals(Optional.of("Mine"), kept.get("/title"));
        assertEquals(kept.text(), file.text(), "the text is as libvirt has it");
        file.undo();
        assertTrue(file.text().contains("<!-- mine -->"), "and undo brings back what was saved");
    }

    @Test
    void whatLibvirtRefusesIsToldAndNothingIsLost() throws VitrineException {
        EditedFile file = open();
        file.type("<memory", "no");
        String wrong = file.text().replace("</memory>", "</nomemory>");
        file.document()
                .set(wrong.replaceAll("(?s)<currentMemory.*?</currentMemory>", "").replaceAll(
                        "(?s)<nomemory.*?</nomemory>",
                        ""));
        file.settle();
        Dialogs.Expected told = workbench.dialogs().expect("Not Saved", "OK");
        file.save();
        assertTrue(told.sentence().contains("memory"), told::sentence);
        assertTrue(file.editor().isDirty());
    }

    @Test
    void whatWouldBeAnotherMachineIsNotDefined() throws VitrineException {
        EditedFile file = open();
        String before = file.text();
        int machines = machine().connection().machines().size();
        for (String other : List.of(before.replace("<name>edited", "<name>other"),
                before.replace(machine().uuid(), "11111111-2222-3333-4444-555555555555"),
                before.replace("<uuid>" + machine().uuid() + "</uuid>", "").replace("<name>edited", "<name>other"))) {
            file.document().set(other);
            file.settle();
            Dialogs.Expected told = workbench.dialogs().expect("Not Saved", "OK");
            file.save();
            assertTrue(
                    told.sentence().startsWith("This is the definition of edited, which keeps its name and its UUID"),
                    told::sentence);
            assertTrue(file.editor().isDirty());
        }
        assertEquals(machines, machine().connection().machines().size());
        file.document()
                .set(before.replace(machine().uuid(), machine().uuid().replace("-", "").toUpperCase(Locale.ROOT)));
        file.settle();
        workbench.dialogs().expect("edited Is Defined", "OK");
        file.save();
        assertFalse(file.editor().isDirty(), "the same UUID in other letters");
    }

    @Test
    void theEditorsCommandsAreAboutTheMachineOfTheConnection() throws VitrineException {
        machine().forceOff(Progress.NONE);
        EditedFile file = open();
        file.form();
        file.type("</name>", "<title>Mine</title>");
        workbench.dialogs().expect("Save Resource", "Save");
        workbench.dialogs().expect("edited Is Defined", "OK");
        workbench.execute("org.vitrine.ui.machine.start");
        EventLoop.until("it runs", Workbench.SOON, () -> machine().state() == Machine.State.RUNNING);
        assertEquals(Optional.of("Mine"), machine().xml(Progress.NONE).get("/title"),
                "what was typed was saved before");
        EventLoop.until("what runs cannot be started", Workbench.SOON, () -> !workbench.service(ICommandService.class)
                .getCommand("org.vitrine.ui.machine.start").isEnabled());
    }

    @Test
    void theRunningMachineIsComparedWithItsDefinition() throws VitrineException {
        EditedFile file = open();
        file.type("</name>", "<title>Next time</title>");
        file.form(DomainPage.LIVE);
        Composite pane = file.control(Ids.DIFFERENCE, Composite.class);
        EventLoop.until("the difference is there", Workbench.SOON, () -> sides(pane).size() == 2);
        assertTrue(sides(pane).getFirst().contains("Next time"), () -> sides(pane).getFirst());
        assertFalse(sides(pane).getLast().contains("Next time"), () -> sides(pane).getLast());
        String differences = differences(pane);
        EventLoop.until("what differs is known", Workbench.SOON,
                () -> press(pane, "Copy All Non-Conflicting Changes from Right to Left"));
        file.settle();
        assertFalse(file.text().contains("Next time"), file::text);
        file.undo();
        assertTrue(file.text().contains("Next time"), "taking over from the machine is a step of the one history");
        EventLoop.until("it differs again: " + differences, Workbench.SOON,
                () -> differences(pane).equals(differences));
    }

    private static List<String> sides(Composite pane) {
        return Controls.all(pane, StyledText.class).map(StyledText::getText).filter(text -> text.contains("<domain"))
                .toList();
    }

    /** How much differs, as it is told. */
    private static String differences(Composite pane) {
        return Controls.all(pane, Label.class).map(Label::getText).filter(text -> text.contains("Difference"))
                .findFirst().orElse("");
    }

    /** Presses a button of a tool bar as soon as that can be done. */
    private static boolean press(Composite pane, String tip) {
        Optional<ToolItem> item = Controls.all(pane, ToolBar.class).flatMap(bar -> Stream.of(bar.getItems()))
                .filter(one -> tip.equals(one.getToolTipText()) && one.isEnabled()).findFirst();
        item.ifPresent(one -> one.notifyListeners(SWT.Selection, new Event()));
        return item.isPresent();
    }
}
