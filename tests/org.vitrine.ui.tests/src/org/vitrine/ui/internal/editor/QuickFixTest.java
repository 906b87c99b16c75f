// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.source.SourceViewer;
import org.eclipse.jface.text.source.TextInvocationContext;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.ide.ResourceUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vitrine.core.Row;
import org.vitrine.ui.internal.editor.source.SpotAnnotation;
import org.vitrine.ui.internal.endtoend.EventLoop;
import org.vitrine.ui.internal.support.Workbench;

/** Findings on the form, in the Problems view and beside the text, and their ways out. The checks chosen hold on any host. */
class QuickFixTest {
    private static final String WITHOUT_GL = Sample.UNSOUND.replace("      <gl enable='yes'/>\n", "");
    private static final String ON_SOCKET = Sample.UNSOUND.replace(" autoport='yes'", "")
            .replace("type='address' address='127.0.0.1'", "type='socket'");
    private static final String WITH_CHANNEL = Sample.UNSOUND.replace("  </devices>",
            "    <channel type='spicevmc'>\n      <target type='virtio' name='com.redhat.spice.0'/>\n    </channel>\n"
                    + "  </devices>");

    @RegisterExtension
    final Workbench workbench = new Workbench();

    @Test
    void aFindingOnTheFormIsFixedByExactlyItsEdit() {
        EditedFile file = EditedFile.open(workbench, Sample.UNSOUND);
        assertTrue(file.says("no shared clipboard"), () -> "said: " + file.said());
        file.follow("QXL-004", "Take OpenGL away");
        assertEquals(WITHOUT_GL, file.text());
        assertTrue(reported(file, "QXL-004").isEmpty());
        file.undo();
        assertEquals(Sample.UNSOUND, file.text());
        assertTrue(reported(file, "QXL-004").isPresent());
    }

    @Test
    void aFindingIsAProblemAtItsLineAndFixedFromThere() {
        EditedFile file = EditedFile.open(workbench, Sample.UNSOUND);
        IMarker marker = marker(file, "QXL-008");
        assertEquals(6, marker.getAttribute(IMarker.LINE_NUMBER, 0));
        assertEquals(Sample.UNSOUND.indexOf("<graphics"), marker.getAttribute(IMarker.CHAR_START, -1));
        assertEquals(IMarker.SEVERITY_WARNING, marker.getAttribute(IMarker.SEVERITY, -1));
        assertTrue(marker.getAttribute(IMarker.MESSAGE, "").contains("no shared clipboard"));

        IMarkerResolution fix = Arrays.stream(IDE.getMarkerHelpRegistry().getResolutions(marker))
                .filter(one -> one.getLabel().equals("Add the agent's channel")).findFirst().orElseThrow();
        fix.run(marker);
        file.settle();
        assertEquals(WITH_CHANNEL, file.text());
        EventLoop.until("the problem goes", Workbench.SOON,
                () -> markers(file).stream().noneMatch(one -> isOf(one, "QXL-008")));
        file.undo();
        assertEquals(Sample.UNSOUND, file.text());
    }

    /** Else it would go from under whoever reads it, as soon as the host was read anew. */
    @Test
    void aProblemThatStaysKeepsItsMarker() throws CoreException {
        EditedFile file = EditedFile.open(workbench, Sample.UNSOUND);
        IMarker gone = marker(file, "QXL-004");
        IMarker stays = marker(file, "QXL-008");
        Map<String, Object> attributes = stays.getAttributes();
        file.follow("QXL-004", "Take OpenGL away");
        EventLoop.until("the problem goes", Workbench.SOON, () -> !gone.exists());
        assertTrue(stays.exists());
        assertEquals(attributes, stays.getAttributes());
    }

    @Test
    void aFindingBesideTheTextIsFixedByQuickAssist() {
        EditedFile file = EditedFile.open(workbench, Sample.UNSOUND);
        file.xml("<graphics");
        SourceViewer viewer = (SourceViewer) Objects.requireNonNull(file.editor().xml().viewer());
        SpotAnnotation annotation = annotation(viewer, "QXL-004").orElseThrow();
        assertEquals(Sample.UNSOUND.indexOf("<graphics"), model(viewer).getPosition(annotation).getOffset());

        ICompletionProposal fix = proposals(viewer, file.text().indexOf("<graphics") + 3)
                .filter(one -> one.getDisplayString().equals("Listen on a unix socket")).findFirst().orElseThrow();
        fix.apply(viewer.getDocument());
        file.settle();
        assertEquals(ON_SOCKET, file.text());
        assertTrue(annotation(viewer, "QXL-004").isEmpty());
        file.undo();
        assertEquals(Sample.UNSOUND, file.text());
    }

    @Test
    void aFaultInTheXmlIsAProblemAtItsLine() {
        EditedFile file = EditedFile.open(workbench, Sample.UNSOUND.replace("</os>", "</oss>"));
        EventLoop.until("the problem comes", Workbench.SOON, () -> markers(file).size() == 1);
        IMarker fault = markers(file).getFirst();
        assertEquals(4, fault.getAttribute(IMarker.LINE_NUMBER, 0));
        assertEquals(IMarker.SEVERITY_ERROR, fault.getAttribute(IMarker.SEVERITY, -1));
        assertEquals(file.banner().orElseThrow(), fault.getAttribute(IMarker.MESSAGE, ""));
    }

    private static Optional<Row> reported(EditedFile file, String check) {
        return file.editor().analysis().report().orElseThrow().rows().stream().filter(row -> row.check().equals(check))
                .findFirst();
    }

    private static IMarker marker(EditedFile file, String check) {
        EventLoop.until("the problem " + check, Workbench.SOON,
                () -> markers(file).stream().anyMatch(one -> isOf(one, check)));
        return markers(file).stream().filter(one -> isOf(one, check)).findFirst().orElseThrow();
    }

    private static boolean isOf(IMarker marker, String check) {
        return marker.getAttribute(Marking.CHECK, "").equals(check);
    }

    private static List<IMarker> markers(EditedFile file) {
        try {
            return List.of(Objects.requireNonNull(ResourceUtil.getFile(file.editor().getEditorInput()))
                    .findMarkers(Marking.TYPE, false, IResource.DEPTH_ZERO));
        } catch (CoreException e) {
            throw new AssertionError(e);
        }
    }

    private static IAnnotationModel model(ISourceViewer viewer) {
        return Objects.requireNonNull(viewer.getAnnotationModel());
    }

    private static Optional<SpotAnnotation> annotation(ISourceViewer viewer, String check) {
        List<SpotAnnotation> all = new ArrayList<>();
        model(viewer).getAnnotationIterator().forEachRemaining(one -> {
            if (one instanceof SpotAnnotation finding) {
                all.add(finding);
            }
        });
        return all.stream().filter(one -> one.row().filter(row -> row.check().equals(check)).isPresent()).findFirst();
    }

    private static Stream<ICompletionProposal> proposals(SourceViewer viewer, int offset) {
        ICompletionProposal @Nullable [] all = viewer.getQuickAssistAssistant().getQuickAssistProcessor()
                .computeQuickAssistProposals(new TextInvocationContext(viewer, offset, 0));
        return all == null ? Stream.empty() : Stream.of(all);
    }
}
