// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.contentassist.ContentAssistant;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.projection.ProjectionAnnotationModel;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vitrine.ui.internal.editor.source.SpotAnnotation;
import org.vitrine.ui.internal.editor.xml.XmlSupport;
import org.vitrine.ui.internal.endtoend.EventLoop;
import org.vitrine.ui.internal.support.Workbench;

/** What helps at the text: completion, hover, folding, outline, validation, format. */
class XmlSourceTest {
    @RegisterExtension
    final Workbench workbench = new Workbench();

    private static ProjectionViewer viewer(EditedFile file) {
        return (ProjectionViewer) Objects.requireNonNull(file.editor().xml().viewer());
    }

    private EditedFile withSchema(String text) {
        assumeTrue(Files.exists(Path.of("/usr/share/libvirt/schemas/domain.rng")), "libvirt is not installed here");
        EditedFile file = EditedFile.open(workbench, text);
        file.xml("<domain");
        EventLoop.until("the schema is read", Workbench.SOON,
                () -> file.editor().schema().grammar().isPresent() && !file.editor().vocabulary().isBusy());
        return file;
    }

    private static List<ICompletionProposal> proposals(EditedFile file, int offset) {
        ProjectionViewer viewer = viewer(file);
        ContentAssistant assistant = (ContentAssistant) Objects
                .requireNonNull(XmlSupport.assistant(file.editor().xml(), viewer));
        IContentAssistProcessor processor = Objects
                .requireNonNull(assistant.getContentAssistProcessor(IDocument.DEFAULT_CONTENT_TYPE));
        return List.of(Objects.requireNonNull(processor.computeCompletionProposals(viewer, offset)));
    }

    private static ICompletionProposal proposal(EditedFile file, int offset, String label) {
        List<ICompletionProposal> all = proposals(file, offset);
        return all.stream().filter(one -> one.getDisplayString().startsWith(label)).findFirst()
                .orElseThrow(() -> new AssertionError(
                        label + " is not offered: "
                                + all.stream().map(ICompletionProposal::getDisplayString).toList()));
    }

    @Test
    void elementsAttributesAndValuesAreCompletedByLibvirtsSchema() {
        EditedFile file = withSchema(Sample.ODD);
        file.type("</graphics>\n", "<soun");
        int at = file.text().indexOf("<soun") + 5;
        proposal(file, at, "sound").apply(file.document());
        file.settle();
        assertTrue(file.text().contains("<sound model=''></sound>"), file::text);
        at = file.text().indexOf("<sound model='") + "<sound model='".length();
        proposal(file, at, "ich9").apply(file.document());
        file.settle();
        assertTrue(file.text().contains("<sound model='ich9'>"), file::text);
        at = file.text().indexOf("<memballoon ") + "<memballoon ".length();
        assertTrue(proposals(file, at).stream().anyMatch(one -> one.getDisplayString().equals("autodeflate")));
    }

    @Test
    void betweenDevicesTheHostsDevicesAreOfferedAsAWhole() {
        EditedFile file = withSchema(Sample.ODD);
        ICompletionProposal qxl = proposal(file, file.text().indexOf("</devices>"), "Add QXL: Secondary");
        qxl.apply(file.document());
        file.settle();
        assertTrue(file.text().contains("primary='no'"), file::text);
        file.undo();
        assertEquals(Sample.ODD, file.text());
    }

    @Test
    void theHoverExplainsWhatIsUnderTheMouse() {
        EditedFile file = withSchema(Sample.UNSOUND);
        String words = hover(file, "autoport='yes'");
        assertTrue(words.contains("free port") && words.contains("One of: yes, no"), words);
        assertTrue(hover(file, "gl enable").contains("OpenGL"));
        assertTrue(hover(file, "graphics type").contains("no shared clipboard"), "a finding is told as well");
    }

    private static String hover(EditedFile file, String at) {
        return String.valueOf(XmlSupport.hover(file.editor().xml(), viewer(file), file.text().indexOf(at) + 1));
    }

    @Test
    void whatTheSchemaDoesNotKnowIsMarkedAtItsPlace() {
        EditedFile file = withSchema(Sample.ODD.replace("heads='1'", "heads='1' colour='red'"));
        EventLoop.until("the mistake is marked", Workbench.SOON, () -> !marks(file, "colour").isEmpty());
        Position place = marks(file, "colour").getFirst();
        assertEquals("colour='red'", file.text().substring(place.offset, place.offset + place.length));
        file.delete(" colour='red'");
        EventLoop.until("the mark goes", Workbench.SOON, () -> marks(file, "colour").isEmpty());
    }

    private static List<Position> marks(EditedFile file, String word) {
        var model = Objects.requireNonNull(viewer(file).getAnnotationModel());
        List<Position> found = new ArrayList<>();
        model.getAnnotationIterator().forEachRemaining(one -> {
            if (one instanceof SpotAnnotation && one.getText().contains("\"" + word + "\"")) {
                found.add(Objects.requireNonNull(model.getPosition(one)));
            }
        });
        return found;
    }

    @Test
    void elementsFoldAndStayFoldedWhileSomebodyTypes() {
        EditedFile file = EditedFile.open(workbench, Sample.ODD);
        file.xml("<domain");
        ProjectionAnnotationModel folds = Objects.requireNonNull(viewer(file).getProjectionAnnotationModel());
        EventLoop.until("folds are there", Workbench.SOON, () -> folds.getAnnotationIterator().hasNext());
        Annotation graphics = fold(folds, file, "<graphics");
        folds.collapse(graphics);
        int all = viewer(file).getDocument().getNumberOfLines();
        EventLoop.until("it is folded", Workbench.SOON,
                () -> viewer(file).getTextWidget().getLineCount() < all);
        file.type("<name>", "very ");
        assertTrue(viewer(file).getTextWidget().getLineCount() < all, "typing unfolds nothing");
        assertEquals(graphics, fold(folds, file, "<graphics"));
    }

    private static Annotation fold(ProjectionAnnotationModel model, EditedFile file, String tag) {
        int line = file.text().lastIndexOf('\n', file.text().indexOf(tag)) + 1;
        List<Annotation> found = new ArrayList<>();
        model.getAnnotationIterator().forEachRemaining(one -> {
            if (Objects.requireNonNull(model.getPosition(one)).offset == line) {
                found.add(one);
            }
        });
        assertEquals(1, found.size(), "folds at " + tag);
        return found.getFirst();
    }

    @Test
    void theOutlineLeadsToTheTextAndFollowsTheCaret() {
        EditedFile file = EditedFile.open(workbench, Sample.ODD);
        IContentOutlinePage outline = Objects.requireNonNull(file.editor().getAdapter(IContentOutlinePage.class));
        Shell shell = new Shell(workbench.window().getShell(), SWT.NONE);
        try {
            shell.setLayout(new FillLayout());
            outline.createControl(shell);
            shell.open();
            Tree tree = (Tree) outline.getControl();
            assertEquals("domain  qemu", tree.getItem(0).getText());
            TreeItem devices = Stream.of(tree.getItem(0).getItems())
                    .filter(item -> item.getText().startsWith("devices"))
                    .findFirst().orElseThrow();
            TreeItem video = Stream.of(devices.getItems()).filter(item -> item.getText().equals("video  qxl"))
                    .findFirst()
                    .orElseThrow();
            outline.setSelection(new StructuredSelection(Objects.requireNonNull(video.getData())));
            assertEquals(file.text().indexOf("<video>"), file.editor().xml().caretStart());
            file.xml("<listen");
            EventLoop.until("the outline follows", Workbench.SOON, () -> tree.getSelectionCount() == 1
                    && tree.getSelection()[0].getText().startsWith("listen"));
            file.type("<model  type=\"", "x");
            EventLoop.until("the outline has what was typed", Workbench.SOON,
                    () -> Stream.of(devices.getItems()).anyMatch(item -> item.getText().equals("video  xqxl")));
        } finally {
            shell.dispose();
        }
    }

    @Test
    void formattingIsOneStepOfUndo() {
        EditedFile file = EditedFile.open(workbench, Sample.ODD);
        file.xml("<domain");
        workbench.execute("org.vitrine.ui.domain.format");
        file.settle();
        assertTrue(file.text().contains("\n    <channel type='spicevmc'>\n      <target type='virtio'"), file::text);
        file.undo();
        assertEquals(Sample.ODD, file.text());
    }
}
