// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vitrine.core.Row;
import org.vitrine.ui.internal.editor.form.DomainPage;
import org.vitrine.ui.internal.editor.form.Ids;
import org.vitrine.ui.internal.editor.picture.Picture;
import org.vitrine.ui.internal.endtoend.EventLoop;
import org.vitrine.ui.internal.support.Controls;
import org.vitrine.ui.internal.support.Workbench;

/** What a person does on the form pages besides filling in fields. */
class PagesTest {
    private static final String TWO = Sample.ODD.replace("    <memballoon",
            "    <video><model type='qxl' heads='2'/></video>\n    <graphics type='vnc' port='5907'/>\n    <memballoon");

    @RegisterExtension
    final Workbench workbench = new Workbench();

    private static void key(Canvas canvas, int code) {
        Event event = new Event();
        event.keyCode = code;
        canvas.notifyListeners(SWT.KeyDown, event);
    }

    private static List<String> drawn(Canvas canvas) {
        Picture picture = (Picture) Objects.requireNonNull(canvas.getData(Ids.PICTURE));
        EventLoop.until("the picture is drawn", Workbench.SOON, () -> !picture.texts().isEmpty());
        return picture.texts();
    }

    @Test
    void thePictureLeadsToTheFormsByKeys() {
        EditedFile file = EditedFile.open(workbench, TWO);
        file.form();
        Canvas picture = file.control(Ids.PICTURE, Canvas.class);
        drawn(picture);
        picture.notifyListeners(SWT.FocusIn, new Event());
        key(picture, SWT.ARROW_DOWN);
        key(picture, SWT.CR);
        assertEquals(DomainPage.GRAPHICS, file.editor().getActivePageInstance().getId());
        assertEquals(1, file.control(Ids.LIST, Table.class).getSelectionIndex(), "the second adapter is shown");
        assertEquals("2", file.field("heads"));

        file.form();
        key(picture, SWT.ARROW_RIGHT);
        key(picture, SWT.ARROW_RIGHT);
        key(picture, SWT.ARROW_DOWN);
        key(picture, ' ');
        assertEquals(DomainPage.SCREENS, file.editor().getActivePageInstance().getId());
        assertEquals("5907", file.field("port"));
    }

    @Test
    void thePictureLeadsToTheFormsByAClick() {
        EditedFile file = EditedFile.open(workbench, TWO);
        file.form();
        Canvas picture = file.control(Ids.PICTURE, Canvas.class);
        List<String> boxes = drawn(picture);
        assertEquals(List.of("QXL: QXL, primary", "QXL: QXL, secondary", "QEMU: draws in software, no GPU needed",
                "SPICE: a unix socket", "VNC: 127.0.0.1:5907"), boxes);
        Event click = new Event();
        click.button = 1;
        click.x = picture.getSize().x / 6;
        click.y = picture.getSize().y / 2 - 40;
        picture.notifyListeners(SWT.MouseUp, click);
        assertEquals(DomainPage.GRAPHICS, file.editor().getActivePageInstance().getId());
    }

    @Test
    void eachUseHasItsForm() {
        EditedFile file = EditedFile.open(workbench, TWO);
        file.form(DomainPage.GRAPHICS);
        select(file, 1);
        file.enter("heads", "3");
        assertEquals(TWO.replace("heads='2'", "heads='3'"), file.text());
        select(file, 0);
        assertEquals("16384", file.field("vgamem"));
    }

    private static void select(EditedFile file, int row) {
        Table list = file.control(Ids.LIST, Table.class);
        list.setSelection(row);
        Event event = new Event();
        event.item = list.getItem(row);
        list.notifyListeners(SWT.Selection, event);
    }

    @Test
    void graphicsAreAddedAndRemovedAfterAPreview() {
        EditedFile file = EditedFile.open(workbench, Sample.ODD);
        file.form(DomainPage.GRAPHICS);
        workbench.dialogs().expectWhenEnabled("Add Graphics", "OK");
        Controls.click(file.control(Ids.ADD, Button.class));
        file.settle();
        assertEquals(2, count(file.text(), "<video>"));
        assertEquals(2, file.control(Ids.LIST, Table.class).getItemCount());
        select(file, 1);
        workbench.dialogs().expectWhenEnabled("Remove Graphics", "OK");
        Controls.click(file.control(Ids.REMOVE, Button.class));
        file.settle();
        assertEquals(Sample.ODD, file.text());
    }

    private static long count(String text, String part) {
        return Stream.iterate(text.indexOf(part), at -> at >= 0, at -> text.indexOf(part, at + 1)).count();
    }

    @Test
    void aScreenIsEditedAddedAndRemoved() {
        EditedFile file = EditedFile.open(workbench, TWO);
        file.form(DomainPage.SCREENS);
        select(file, 1);
        file.enter("port", "5911");
        assertEquals(TWO.replace("5907", "5911"), file.text());
        Combo listen = file.control("listen", Combo.class);
        listen.select(Stream.of(listen.getItems()).toList().indexOf("a unix socket"));
        listen.notifyListeners(SWT.Selection, new Event());
        file.settle();
        assertTrue(file.text().contains("<graphics type='vnc'>\n      <listen type='socket'/>"), file::text);
        assertFalse(file.text().contains("5911"), "a socket has no port");
        file.undo();
        file.undo();
        assertEquals(TWO, file.text());

        file.form(DomainPage.SCREENS);
        workbench.dialogs().expectWhenEnabled("Add Screen", "OK");
        Controls.click(file.control(Ids.ADD, Button.class));
        file.settle();
        assertEquals(2, count(file.text(), "type='spice'") + count(file.text(), "type=\"spice\""));
        select(file, 2);
        workbench.dialogs().expectWhenEnabled("Remove Screen", "OK");
        Controls.click(file.control(Ids.REMOVE, Button.class));
        file.settle();
        assertEquals(TWO, file.text());
    }

    @Test
    void checksAreByVerdictAndLive() {
        EditedFile file = EditedFile.open(workbench, Sample.UNSOUND);
        file.form(DomainPage.CHECKS);
        assertTrue(group(file, "QXL-004").orElse("none").startsWith("Will not work"),
                () -> group(file, "QXL-004").toString());
        assertTrue(group(file, "QXL-008").orElse("none").startsWith("Works, but"));
        file.xml("<gl enable='");
        file.delete("<gl enable='yes'/>");
        file.form(DomainPage.CHECKS);
        assertTrue(group(file, "QXL-004").filter(name -> name.startsWith("Will not")).isEmpty());
        Combo host = file.control(Ids.HOST, Combo.class);
        assertEquals(file.editor().analysis().chosen().orElseThrow().label().toString(), host.getText());
    }

    /** The group that the finding of a check stands in. */
    private static Optional<String> group(EditedFile file, String check) {
        return Stream.of(file.control(Ids.CHECKS, Tree.class).getItems())
                .filter(group -> Stream.of(group.getItems())
                        .anyMatch(item -> item.getData() instanceof Row row && row.check().equals(check)))
                .map(TreeItem::getText).findFirst();
    }

    @Test
    void theKeyF3GoesFromTheTextToItsFieldAndBack() {
        EditedFile file = EditedFile.open(workbench, TWO);
        file.xml("<model type='qxl' heads='");
        workbench.execute("org.vitrine.ui.domain.across");
        assertEquals(DomainPage.GRAPHICS, file.editor().getActivePageInstance().getId());
        Text heads = file.control("heads", Text.class);
        assertEquals("2", heads.getText());
        assertTrue(heads.isFocusControl());
        workbench.execute("org.vitrine.ui.domain.across");
        assertEquals(TWO.indexOf("heads='2'"), file.editor().xml().caretStart());
        file.xml("<name>od");
        workbench.execute("org.vitrine.ui.domain.across");
        assertEquals(DomainPage.OVERVIEW, file.editor().getActivePageInstance().getId());
    }
}
