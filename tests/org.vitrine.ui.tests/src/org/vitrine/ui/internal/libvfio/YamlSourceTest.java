// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.libvfio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vitrine.ui.internal.libvfio.Configuration.document;
import static org.vitrine.ui.internal.libvfio.Configuration.markers;
import static org.vitrine.ui.internal.libvfio.Configuration.open;
import static org.vitrine.ui.internal.libvfio.Configuration.settle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.eclipse.core.resources.IMarker;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.quickassist.IQuickAssistInvocationContext;
import org.eclipse.jface.text.quickassist.IQuickAssistProcessor;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.editors.text.EditorsUI;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vitrine.ui.internal.editor.FindingResolutions;
import org.vitrine.ui.internal.endtoend.EventLoop;
import org.vitrine.ui.internal.support.Workbench;

/** The YAML page: folds, outline, what a key means, quick fixes. */
class YamlSourceTest {
    private static final String TEXT = """
            %YAML 1.2
            %TAG !n! tag:nimyaml.org,2016:
            --- !n!custom:Config
            name: "Studio"
            spice: true
            container:
              kernel: windows.arc
              state: []
              initialSize: 20
              iso: !!null ~
            gpus:
              -
                - gpuType: passthrough
                - bdf: "0000:01:00.0"
            root: /home/ana/.local/libvf.io
            """;
    @RegisterExtension
    final Workbench workbench = new Workbench();
    private GuidedEditor shown(String text) {
        GuidedEditor editor = open(workbench, text);
        editor.setActiveEditor(editor.text());
        return editor;
    }

    private static ProjectionViewer viewer(GuidedEditor editor) {
        return (ProjectionViewer) Objects.requireNonNull(editor.text().viewer());
    }

    /** The lines of the folds, from 1: first and last. */
    private static List<String> folds(GuidedEditor editor) {
        var model = viewer(editor).getProjectionAnnotationModel();
        List<String> found = new ArrayList<>();
        if (model != null) {
            model.getAnnotationIterator().forEachRemaining(one -> {
                Position place = model.getPosition(one);
                found.add(line(editor, place.getOffset()) + "-"
                        + line(editor, place.getOffset() + place.getLength() - 1));
            });
        }
        found.sort(null);
        return found;
    }

    private static int line(GuidedEditor editor, int offset) {
        try {
            return document(editor).getLineOfOffset(offset) + 1;
        } catch (BadLocationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void groupsFoldAndStaySoWhileTheTextIsBroken() throws BadLocationException {
        GuidedEditor editor = shown(TEXT);
        EventLoop.until("the folds come", Workbench.SOON,
                () -> folds(editor).equals(List.of("11-14", "13-14", "6-10")));
        document(editor).replace(0, 0, "a: [\n");
        settle(editor, "a: [\n" + TEXT);
        assertEquals(List.of("12-15", "14-15", "7-11"), folds(editor));
    }

    @Test
    void theOutlineLeadsToTheTextAndFollowsTheCaret() throws BadLocationException {
        GuidedEditor editor = shown(TEXT);
        IContentOutlinePage outline = Objects.requireNonNull(editor.getAdapter(IContentOutlinePage.class));
        Shell shell = new Shell(workbench.window().getShell(), SWT.NONE);
        try {
            shell.setLayout(new FillLayout());
            outline.createControl(shell);
            shell.open();
            Tree tree = (Tree) outline.getControl();
            assertEquals(List.of("name: Studio", "spice: true", "container", "gpus", "root: /home/ana/.local/libvf.io"),
                    texts(tree.getItems()));
            TreeItem gpu = tree.getItem(3).getItem(0);
            assertEquals("1: passthrough", gpu.getText());
            assertEquals(List.of("gpuType: passthrough", "bdf: 0000:01:00.0"), texts(gpu.getItems()));
            outline.setSelection(new StructuredSelection(Objects.requireNonNull(gpu.getItem(1).getData())));
            assertEquals(TEXT.indexOf("bdf"), editor.text().caretStart());
            viewer(editor).getTextWidget().forceFocus();
            editor.text().selectAndReveal(TEXT.indexOf("initialSize"), 0);
            EventLoop.until("the outline follows", Workbench.SOON, () -> tree.getSelectionCount() == 1
                    && tree.getSelection()[0].getText().equals("initialSize: 20"));
            document(editor).replace(TEXT.indexOf("20\n"), 2, "30");
            EventLoop.until("the outline has what was typed", Workbench.SOON,
                    () -> texts(tree.getItem(2).getItems()).contains("initialSize: 30"));
        } finally {
            shell.dispose();
        }
    }

    private static List<String> texts(TreeItem[] items) {
        return Stream.of(items).map(TreeItem::getText).toList();
    }

    private static @Nullable String hover(GuidedEditor editor, String where) {
        YamlHover hover = (YamlHover) new YamlConfiguration(EditorsUI.getPreferenceStore(), editor.model())
                .getTextHover(viewer(editor), IDocument.DEFAULT_CONTENT_TYPE);
        return hover.getHoverInfo(viewer(editor), new Region(document(editor).get().indexOf(where) + 1, 0));
    }

    @Test
    void theMouseTellsWhatAKeyMeans() {
        GuidedEditor editor = shown(TEXT.replace("spice: true", "spice: maybe"));
        assertEquals(
                "gpus \u203a gpuType\nHow the GPU is given: a virtual function of AMD's GIM, a mediated device, or a"
                        + " whole PCI\ndevice.\nCan be: sriovdev, sysfsdev, passthrough\nIt must be there.",
                hover(editor, "gpuType"));
        String both = String.valueOf(hover(editor, "maybe"));
        assertTrue(both.startsWith("\"spice\" must be true or false") && both.contains("\n\nspice\n")
                && both.endsWith("When it is left out: false"), both);
        assertNull(hover(editor, "%YAML"));
    }

    @Test
    void aFaultIsMendedBesideTheTextAndInOneStep() {
        String text = TEXT.replace("spice: true", "spcie: true");
        GuidedEditor editor = shown(text);
        ICompletionProposal[] all = proposals(editor, text.indexOf("spcie"));
        assertEquals(List.of("Write spice", "Take \"spcie\" away"),
                Arrays.stream(all).map(ICompletionProposal::getDisplayString).toList());
        all[0].apply(document(editor));
        assertEquals(TEXT, document(editor).get());
        editor.text().getAction("undo").run();
        assertEquals(text, document(editor).get());
    }

    private static ICompletionProposal[] proposals(GuidedEditor editor, int offset) {
        ISourceViewer viewer = viewer(editor);
        IQuickAssistProcessor fixes = Objects.requireNonNull(
                new YamlConfiguration(EditorsUI.getPreferenceStore(), editor.model()).getQuickAssistAssistant(viewer)
                        .getQuickAssistProcessor());
        ICompletionProposal[] all = fixes.computeQuickAssistProposals(new IQuickAssistInvocationContext() {
            @Override
            public int getOffset() {
                return offset;
            }

            @Override
            public int getLength() {
                return 0;
            }

            @Override
            public ISourceViewer getSourceViewer() {
                return viewer;
            }
        });
        return all == null ? new ICompletionProposal[0] : all;
    }

    @Test
    void aFaultIsMendedInTheProblemsView() {
        String text = TEXT.replace("  state: []\n", "");
        GuidedEditor editor = shown(text);
        EventLoop.until("the problem comes", Workbench.SOON, () -> missing(editor).size() == 1);
        IMarkerResolution[] ways = new FindingResolutions().getResolutions(missing(editor).getFirst());
        assertEquals(List.of("Add \"container.state\""),
                Arrays.stream(ways).map(IMarkerResolution::getLabel).toList());
        ways[0].run(missing(editor).getFirst());
        assertEquals(text.replace("  iso: !!null ~\n", "  iso: !!null ~\n  state: []\n"), document(editor).get());
    }

    private static List<IMarker> missing(GuidedEditor editor) {
        return markers(editor).stream().filter(one -> one.getAttribute(IMarker.MESSAGE, "").contains("is missing"))
                .toList();
    }
}
