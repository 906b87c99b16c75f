// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.forms.editor.FormPage;
import org.eclipse.ui.ide.IDE;
import org.vitrine.ui.VitrineUi;
import org.vitrine.core.Row;
import org.vitrine.ui.internal.editor.form.DomainPage;
import org.vitrine.ui.internal.editor.form.Ids;
import org.vitrine.ui.internal.endtoend.EventLoop;
import org.vitrine.ui.internal.support.Controls;
import org.vitrine.ui.internal.support.Workbench;

/**
 * A file that is open in the Domain editor, and what a person does there. For the UI thread.
 *
 * @param workbench where
 * @param path      the file on the disk
 * @param editor    the editor
 */
record EditedFile(Workbench workbench, Path path, DomainEditor editor) {

    /** Opens a new file with this content and waits until everything is said about it. */
    static EditedFile open(Workbench workbench, String text) {
        return open(workbench, text.getBytes(StandardCharsets.UTF_8));
    }

    static EditedFile open(Workbench workbench, byte[] content) {
        return open(workbench, workbench.file("machine.xml", content));
    }

    static EditedFile open(Workbench workbench, IFile file) {
        EditedFile opened = show(workbench, file);
        opened.settle();
        return opened;
    }

    /** Opens what is no file. */
    static EditedFile open(Workbench workbench, IEditorInput input) {
        try {
            DomainEditor editor = (DomainEditor) IDE.openEditor(workbench.page(), input, VitrineUi.DOMAIN_EDITOR);
            EditedFile opened = new EditedFile(workbench, Path.of(""), editor);
            opened.settle();
            return opened;
        } catch (PartInitException e) {
            throw new AssertionError(e);
        }
    }

    /** Opens a file and waits for nothing. */
    static EditedFile show(Workbench workbench, IFile file) {
        try {
            DomainEditor editor = (DomainEditor) IDE.openEditor(workbench.page(), file, VitrineUi.DOMAIN_EDITOR);
            return new EditedFile(workbench, Objects.requireNonNull(file.getLocation()).toPath(), editor);
        } catch (PartInitException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until every edit is made and the providers and checks have said what they have to say about it. */
    void settle() {
        EventLoop.until("the editor has come to rest", Workbench.SOON,
                () -> !editor.edits().isBusy() && !editor.analysis().isBusy());
    }

    IDocument document() {
        return Objects.requireNonNull(
                Objects.requireNonNull(editor.xml().getDocumentProvider()).getDocument(editor.getEditorInput()));
    }

    /** What the XML page holds. */
    String text() {
        return document().get();
    }

    byte[] onDisk() {
        return read(path);
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Turns to the first form. */
    Composite form() {
        return form(DomainPage.OVERVIEW);
    }

    /** Turns to a form. */
    Composite form(String id) {
        workbench.page().activate(editor);
        FormPage page = (FormPage) Objects.requireNonNull(editor.setActivePage(id));
        return Objects.requireNonNull(page.getManagedForm()).getForm();
    }

    /** The form that is shown. */
    Composite shown() {
        return editor.getActivePageInstance() instanceof FormPage page
                ? Objects.requireNonNull(page.getManagedForm()).getForm()
                : form();
    }

    /** Turns to the XML page and goes to a place there. */
    StyledText xml(String before) {
        workbench.page().activate(editor);
        editor.setActiveEditor(editor.xml());
        StyledText widget = Objects.requireNonNull(editor.xml().viewer()).getTextWidget();
        int at = text().indexOf(before);
        if (at < 0) {
            throw new AssertionError("not in the text: " + before);
        }
        editor.xml().selectAndReveal(at + before.length(), 0);
        return widget;
    }

    /** The control with this id on the form that is shown, or else on the one that has it, which is turned to. */
    <T extends Control> T control(String id, Class<T> type) {
        return find(shown(), id, type)
                .or(() -> Stream.of(DomainPage.GRAPHICS, DomainPage.OVERVIEW, DomainPage.SCREENS, DomainPage.CHECKS)
                        .flatMap(page -> find(form(page), id, type).stream()).findFirst())
                .orElseThrow(() -> new AssertionError("no form has a " + type.getSimpleName() + " " + id));
    }

    private static <T extends Control> Optional<T> find(Composite form, String id, Class<T> type) {
        return Controls.all(form, type).filter(control -> id.equals(control.getData(Ids.KEY))).findFirst();
    }

    /** Whether the form that is shown has a control with this id. */
    boolean has(String id) {
        return find(shown(), id, Control.class).isPresent();
    }

    /** What a field of the form shows. */
    String field(String id) {
        return control(id, Text.class).getText();
    }

    /** Enters a value into a field of the form and ends with the Enter key. */
    void enter(String id, String value) {
        Text field = control(id, Text.class);
        field.setText(value);
        field.notifyListeners(SWT.DefaultSelection, new Event());
        settle();
    }

    /** Enters a value into a field of the form and goes on to another one. */
    void fillIn(String id, String value) {
        Text field = control(id, Text.class);
        field.setText(value);
        field.notifyListeners(SWT.FocusOut, new Event());
        settle();
    }

    /** Types at a place of the XML page. */
    void type(String before, String characters) {
        Controls.type(xml(before), characters);
        settle();
    }

    /** Selects a part of the text on the XML page. */
    StyledText select(String part) {
        StyledText widget = xml("");
        editor.xml().selectAndReveal(text().indexOf(part), part.length());
        return widget;
    }

    /** Selects a part of the text on the XML page and presses Backspace. */
    void delete(String part) {
        Controls.type(select(part), "\b");
        settle();
    }

    /** Takes a way out that the Checks page offers for the finding of a check. */
    void follow(String check, String title) {
        Composite checks = form(DomainPage.CHECKS);
        Tree tree = control(Ids.CHECKS, Tree.class);
        TreeItem item = Stream.of(tree.getItems()).flatMap(group -> Stream.of(group.getItems()))
                .filter(one -> one.getData() instanceof Row row && row.check().equals(check)).findFirst()
                .orElseThrow(() -> new AssertionError("no finding of " + check));
        tree.setSelection(item);
        Event selected = new Event();
        selected.item = item;
        tree.notifyListeners(SWT.Selection, selected);
        Controls.click(Controls.all(checks, Button.class)
                .filter(button -> (Ids.REMEDY + check).equals(button.getData(Ids.KEY))
                        && button.getText().equals(title))
                .findFirst().orElseThrow(() -> new AssertionError(check + " does not offer \"" + title + "\"")));
        settle();
    }

    void undo() {
        workbench.execute("org.eclipse.ui.edit.undo");
        settle();
    }

    void redo() {
        workbench.execute("org.eclipse.ui.edit.redo");
        settle();
    }

    void save() {
        workbench.page().activate(editor);
        workbench.execute("org.eclipse.ui.file.save");
        settle();
    }

    /** The sentence over the form about a text that is no domain. */
    Optional<String> banner() {
        return Controls.all(form(), Label.class).filter(label -> Ids.BANNER.equals(label.getData(Ids.KEY)))
                .filter(Label::isVisible).map(Label::getText).findFirst();
    }

    /** Everything that the form that is shown says in labels and lists. */
    List<String> said() {
        return Stream.concat(Controls.all(shown(), Label.class).filter(Label::isVisible).map(Label::getText),
                Controls.all(shown(), Table.class).flatMap(table -> Stream.of(table.getItems()))
                        .map(TableItem::getText))
                .toList();
    }

    /** Whether the form that is shown says this somewhere. */
    boolean says(String part) {
        return said().stream().anyMatch(text -> text.contains(part));
    }
}
