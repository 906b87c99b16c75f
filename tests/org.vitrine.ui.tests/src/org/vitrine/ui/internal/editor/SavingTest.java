// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.PartInitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.ui.internal.endtoend.EventLoop;
import org.vitrine.ui.internal.support.Workbench;

/** Saving replaces the file whole, and never what a person has not agreed to lose. */
class SavingTest {
    private static final String MINE = Sample.ODD.replace("vgamem = \"16384\"", "vgamem = \"32768\"");
    private static final String THEIRS = Sample.ODD.replace("odd &amp; even", "theirs");
    private static final String CHANGED = "File Changed";
    private static final String NOT_SAVED = "Not Saved";

    /** A person who picks this file in the desktop's own dialog, which a test cannot press buttons in. */
    private record Picking(Questions person, Path target) implements Questions {
        @Override
        public Fate changedOnDisk(String name) {
            return person.changedOnDisk(name);
        }

        @Override
        public boolean saveElsewhere(String sentence) {
            return person.saveElsewhere(sentence);
        }

        @Override
        public Optional<Path> target(String proposal) {
            return Optional.of(target);
        }

        @Override
        public void show(String title, String sentence, String difference) {
            person.show(title, sentence, difference);
        }

        @Override
        public void tell(String title, String sentence) {
            person.tell(title, sentence);
        }
    }

    /** A person who puts off whatever is asked. */
    private record Undecided(AtomicInteger asked) implements Questions {
        @Override
        public Fate changedOnDisk(String name) {
            asked.incrementAndGet();
            return Fate.LATER;
        }

        @Override
        public boolean saveElsewhere(String sentence) {
            return false;
        }

        @Override
        public Optional<Path> target(String proposal) {
            return Optional.empty();
        }

        @Override
        public void show(String title, String sentence, String difference) {
            throw new AssertionError(sentence);
        }

        @Override
        public void tell(String title, String sentence) {
            throw new AssertionError(sentence);
        }
    }

    @RegisterExtension
    final Workbench workbench = new Workbench();

    @TempDir
    Path folder = Path.of("");

    private EditedFile edited() {
        EditedFile file = EditedFile.open(workbench, Sample.ODD);
        file.enter("vgamem", "32768");
        return file;
    }

    @Test
    void readOnlyFileIsNotSavedAndNothingIsLost() throws IOException {
        EditedFile file = edited();
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("r--r--r--"));
        var told = workbench.dialogs().expect(NOT_SAVED, "Cancel");
        file.save();
        assertTrue(told.sentence().contains(file.path() + " is read-only. Save the text under another name"),
                told::sentence);
        assertTrue(file.editor().isDirty());
        assertEquals(MINE, file.text());
        assertArrayEquals(bytes(Sample.ODD), file.onDisk());

        Path elsewhere = folder.resolve("elsewhere.xml");
        file.editor().ask(new Picking(file.editor().questions(), elsewhere));
        workbench.dialogs().expect(NOT_SAVED, "Save As\u2026");
        file.save();
        assertArrayEquals(bytes(MINE), EditedFile.read(elsewhere));
        assertArrayEquals(bytes(Sample.ODD), file.onDisk());
        assertFalse(file.editor().isDirty());
        assertEquals("elsewhere.xml", file.editor().getTitle());

        file.enter("vgamem", "65536");
        file.save();
        assertArrayEquals(bytes(MINE.replace("\"32768\"", "\"65536\"")), EditedFile.read(elsewhere));
    }

    @Test
    void fileChangedOnDiskWhileEditedIsNotOverwrittenUnasked() throws IOException {
        EditedFile file = edited();
        Files.writeString(file.path(), THEIRS);
        var asked = workbench.dialogs().expect(CHANGED, "Cancel");
        file.save();
        assertTrue(asked.sentence().contains(file.path() + " was changed by somebody else"), asked::sentence);
        assertArrayEquals(bytes(THEIRS), file.onDisk());
        assertEquals(MINE, file.text());
        assertTrue(file.editor().isDirty());

        workbench.dialogs().expect(CHANGED, "Load Theirs");
        file.save();
        assertEquals(THEIRS, file.text());
        assertFalse(file.editor().isDirty());
        file.form();
        file.undo();
        assertEquals(MINE, file.text(), "undo brings mine back");
        file.save();
        assertArrayEquals(bytes(MINE), file.onDisk());
    }

    @Test
    void aChangeOnDiskIsAskedAboutOnce() throws Exception {
        EditedFile file = edited();
        file.xml("<name>");
        Undecided person = new Undecided(new AtomicInteger());
        file.editor().ask(person);
        Files.writeString(file.path(), THEIRS);
        file.save();
        assertEquals(1, person.asked().get());
        comeBack(file);
        Files.writeString(file.path(), THEIRS + "<!-- and more -->");
        comeBack(file);
        EventLoop.until("the next change is asked about", Workbench.SOON, () -> person.asked().get() > 1);
        assertEquals(2, person.asked().get(), "coming back to the editor asks about no change a second time");
    }

    private void comeBack(EditedFile file) throws PartInitException {
        workbench.page().showView(IPageLayout.ID_PROBLEM_VIEW);
        workbench.page().activate(file.editor());
    }

    @Test
    void fileChangedOnDiskIsReplacedWhereAPersonWantsThat() throws IOException {
        EditedFile file = edited();
        Files.writeString(file.path(), THEIRS);
        workbench.dialogs().expect(CHANGED, "Keep Mine");
        file.save();
        assertArrayEquals(bytes(MINE), file.onDisk());
        assertFalse(file.editor().isDirty());
    }

    @Test
    void fileChangedOnDiskShowsItsNewTextWhereNothingWasEdited() throws Exception {
        EditedFile file = EditedFile.open(workbench, Sample.ODD);
        file.xml("<name>");
        workbench.page().showView(IPageLayout.ID_PROBLEM_VIEW);
        Files.writeString(file.path(), THEIRS);
        workbench.page().activate(file.editor());
        EventLoop.until("the new text", Workbench.SOON, () -> file.text().equals(THEIRS));
        assertFalse(file.editor().isDirty());
    }

    @Test
    void fileDeletedOnDiskIsWrittenAgain() throws IOException {
        EditedFile file = edited();
        Files.delete(file.path());
        file.save();
        assertArrayEquals(bytes(MINE), file.onDisk());
    }

    @Test
    void folderThatIsGoneIsSaidAndNothingIsLost() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path outside = Files.writeString(home.resolve("machine.xml"), Sample.ODD);
        EditedFile file = edited();
        file.editor().ask(new Picking(file.editor().questions(), outside));
        file.editor().doSaveAs();
        file.enter("vgamem", "65536");
        Path away = Files.move(home, folder.resolve("away"));
        var told = workbench.dialogs().expect(NOT_SAVED, "Cancel");
        file.save();
        assertTrue(told.sentence().contains("There is no folder for " + outside + " any more; save it elsewhere."),
                told::sentence);
        assertTrue(file.editor().isDirty());
        Files.move(away, home);
        file.save();
        assertArrayEquals(bytes(MINE.replace("\"32768\"", "\"65536\"")), EditedFile.read(outside));
    }

    @Test
    void symbolicLinkStaysOneAndPermissionsStay() throws Exception {
        Path real = Files.writeString(folder.resolve("real.xml"), Sample.ODD);
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
        Path home = Objects.requireNonNull(workbench.project().getLocation()).toPath();
        Path link = Files.createSymbolicLink(home.resolve("link.xml"), real);
        workbench.project().refreshLocal(IResource.DEPTH_INFINITE, new NullProgressMonitor());
        EditedFile file = EditedFile.open(workbench, workbench.project().getFile("link.xml"));
        file.enter("vgamem", "32768");
        file.save();
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(real, Files.readSymbolicLink(link));
        assertArrayEquals(bytes(MINE), EditedFile.read(real));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(real)));
        assertEquals(List.of("real.xml"), names(folder));
        assertEquals(List.of("link.xml"), names(home));
    }

    @Test
    void aFileIsReplacedAsAWhole() throws IOException {
        EditedFile file = edited();
        Object before = inode(file.path());
        try (InputStream reader = Files.newInputStream(file.path())) {
            file.save();
            // whoever was reading it reads the old content to its end, since it was never written over
            assertArrayEquals(bytes(Sample.ODD), reader.readAllBytes());
        }
        assertArrayEquals(bytes(MINE), file.onDisk());
        assertNotEquals(before, inode(file.path()));
    }

    private static Object inode(Path file) throws IOException {
        return Objects.requireNonNull(Files.getAttribute(file, "unix:ino"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Predicate.not(Files::isDirectory)).map(file -> String.valueOf(file.getFileName()))
                    .filter(Predicate.not(".project"::equals)).sorted().toList();
        }
    }
}
