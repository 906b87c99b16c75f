// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.libvfio;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.ide.ResourceUtil;
import org.vitrine.ui.internal.endtoend.EventLoop;
import org.vitrine.ui.internal.support.Workbench;

/** A LibVF.IO configuration that is open in its editor. For the UI thread. */
final class Configuration {

    private Configuration() {
    }

    /** Opens a new file with this content, by which the editor is found, and waits until it is read. */
    static GuidedEditor open(Workbench workbench, String text) {
        IFile made = workbench.file("studio.yaml", text.getBytes(StandardCharsets.UTF_8));
        try {
            GuidedEditor editor = assertInstanceOf(GuidedEditor.class, IDE.openEditor(workbench.page(), made));
            settle(editor, text);
            return editor;
        } catch (PartInitException e) {
            throw new AssertionError(e);
        }
    }

    static void settle(GuidedEditor editor, String text) {
        EventLoop.until("the text is read", Workbench.SOON,
                () -> editor.model().read().text().equals(text) && !editor.model().isBusy());
    }

    static IDocument document(GuidedEditor editor) {
        return editor.text().getDocumentProvider().getDocument(editor.getEditorInput());
    }

    private static IFile file(GuidedEditor editor) {
        return Objects.requireNonNull(ResourceUtil.getFile(editor.getEditorInput()));
    }

    static Path path(GuidedEditor editor) {
        return Objects.requireNonNull(file(editor).getLocation()).toPath();
    }

    /** What the Problems view has of the file. */
    static List<IMarker> markers(GuidedEditor editor) {
        try {
            return Stream.of(file(editor).findMarkers(IMarker.PROBLEM, true, IResource.DEPTH_ZERO)).toList();
        } catch (CoreException e) {
            throw new AssertionError(e);
        }
    }
}
