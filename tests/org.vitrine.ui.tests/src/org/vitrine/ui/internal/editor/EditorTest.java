// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.ui.internal.editor.form.Ids;
import org.vitrine.ui.internal.support.Workbench;

/** Editing a domain on the form and on the XML page: one document, one history, and no byte changes but those edited. */
class EditorTest {
    @RegisterExtension
    final Workbench workbench = new Workbench();

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void videoMemoryChangedOnTheFormIsExactlyThatEditInTheXml(String lineEnd) {
        String before = Sample.ODD.replace("\n", lineEnd);
        String after = before.replace("vgamem = \"16384\"", "vgamem = \"32768\"");
        EditedFile file = EditedFile.open(workbench, before);
        assertEquals("16384", file.field("vgamem"));
        assertFalse(file.editor().isDirty());

        file.enter("vgamem", "32768");
        assertEquals(after, file.text());
        assertTrue(file.editor().isDirty());
        assertArrayEquals(before.getBytes(StandardCharsets.UTF_8), file.onDisk());

        file.save();
        assertArrayEquals(after.getBytes(StandardCharsets.UTF_8), file.onDisk());
        assertFalse(file.editor().isDirty());

        file.form();
        file.undo();
        assertEquals(before, file.text());
        assertEquals("16384", file.field("vgamem"));
        assertTrue(file.editor().isDirty());
        file.redo();
        assertEquals(after, file.text());
        assertEquals("32768", file.field("vgamem"));
        assertFalse(file.editor().isDirty());

        file.undo();
        file.save();
        assertArrayEquals(before.getBytes(StandardCharsets.UTF_8), file.onDisk());
    }

    @Test
    void aFieldThatIsEmptiedTakesJustItsAttributeAway() {
        EditedFile file = EditedFile.open(workbench, Sample.ODD);
        file.fillIn("heads", "");
        assertEquals(Sample.ODD.replace("   heads='1'", ""), file.text());
        file.undo();
        assertEquals(Sample.ODD, file.text());
    }

    @Test
    void aChoiceOnTheFormIsThatWordInTheXml() {
        EditedFile file = EditedFile.open(workbench, Sample.ODD);
        Combo type = file.control("type", Combo.class);
        for (int i = 0; i < type.getItemCount(); i++) {
            if (type.getItem(i).startsWith("KVM")) {
                type.select(i);
            }
        }
        type.notifyListeners(SWT.Selection, new Event());
        file.settle();
        assertEquals(Sample.ODD.replace("type = 'qemu'", "type = 'kvm'"), file.text());
    }

    @Test
    void formAndXmlHaveOneHistory() {
        EditedFile file = EditedFile.open(workbench, Sample.ODD);
        file.enter("vgamem", "32768");
        String first = file.text();
        file.type("heads='1", "6");
        String second = file.text();
        assertEquals(first.replace("heads='1'", "heads='16'"), second);
        assertEquals("16", file.field("heads"), "what is typed into the XML shows on the form");
        file.fillIn("ram", "65536");
        String third = file.text();
        assertEquals(second.replace("ram='131072'", "ram='65536'"), third);

        file.form();
        file.undo();
        assertEquals(second, file.text());
        file.undo();
        assertEquals(first, file.text(), "the form's undo takes back what was typed into the XML");
        assertEquals("1", file.field("heads"));
        file.xml("<devices>");
        file.undo();
        assertEquals(Sample.ODD, file.text(), "the XML page's undo takes back what was edited on the form");
        assertFalse(file.editor().isDirty());
        file.redo();
        file.form();
        file.redo();
        file.redo();
        assertEquals(third, file.text());
    }

    @Test
    void theEditMenuActsOnTheXmlPage() {
        EditedFile file = EditedFile.open(workbench, Sample.ODD);
        String comment = "<!-- the one -->";
        file.select(comment);
        for (String edit : List.of("delete", "undo", "cut", "paste", "undo", "undo", "copy")) {
            workbench.execute("org.eclipse.ui.edit." + edit);
        }
        assertEquals(Sample.ODD, file.text());
        workbench.execute("org.eclipse.ui.edit.selectAll");
        workbench.execute("org.eclipse.ui.edit.paste");
        assertEquals(comment, file.text());
        workbench.execute("org.eclipse.ui.edit.undo");
        workbench.execute("org.eclipse.ui.edit.selectAll");
        workbench.execute("org.eclipse.ui.edit.delete");
        assertEquals("", file.text());
    }

    @Test
    void whatIsStillBeingTypedIsSavedToo() {
        EditedFile file = EditedFile.open(workbench, Sample.ODD);
        file.control("vgamem", Text.class).setText("32768");
        file.save();
        assertArrayEquals(
                Sample.ODD.replace("vgamem = \"16384\"", "vgamem = \"32768\"").getBytes(StandardCharsets.UTF_8),
                file.onDisk());
    }

    @Test
    void aWrongValueStaysInItsFieldWithTheReasonAndOutOfTheXml() {
        EditedFile file = EditedFile.open(workbench, Sample.ODD);
        file.enter("vgamem", "30000");
        assertEquals("30000", file.field("vgamem"));
        assertTrue(file.says("vgamem must be a power of two"), () -> "said: " + file.said());
        assertEquals(Sample.ODD, file.text());
        file.enter("vgamem", "32768");
        assertFalse(file.says("vgamem must be a power of two"));
        assertEquals(Sample.ODD.replace("vgamem = \"16384\"", "vgamem = \"32768\""), file.text());
    }

    @Test
    void brokenXmlWhileTypingIsSaidAndNothingIsLost() {
        EditedFile file = EditedFile.open(workbench, Sample.ODD);
        file.enter("vgamem", "32768");
        String sound = file.text();
        file.type("<video>", "<mod");
        assertTrue(file.banner().orElse("none").startsWith("Line 16, column 7: "), () -> "banner: " + file.banner());
        assertEquals("32768", file.field("vgamem"), "the form keeps what it shows");
        assertFalse(file.control("vgamem", Text.class).isEnabled(), "and cannot edit a text that is no domain");
        assertEquals("The text is not a domain at the moment", file.control(Ids.WORST, Label.class).getText());
        assertTrue(file.text().contains("<video><mod\n"));
        assertTrue(file.editor().isDirty());

        file.type("<video><mod", "\b\b\b\b");
        assertEquals(sound, file.text());
        assertEquals(Optional.empty(), file.banner());
        assertNotEquals("The text is not a domain at the moment", file.control(Ids.WORST, Label.class).getText());
        assertTrue(file.control("vgamem", Text.class).isEnabled());
        file.enter("vgamem", "65536");
        assertEquals(sound.replace("\"32768\"", "\"65536\""), file.text());
    }
}
