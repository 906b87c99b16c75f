// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolutionGenerator2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.FileEditorInput;

/** Offers the ways out of a finding as quick fixes of its marker; the editor takes them, so that undo works. */
public final class FindingResolutions implements IMarkerResolutionGenerator2 {

    /** An editor that takes ways out. */
    public interface Taker {

        /**
         * Takes a way out, once the text was looked at as it is.
         *
         * @param check the id of the finding's check; empty for a fault of the text
         * @param title the way out's
         */
        void take(String check, String title);
    }

    private record Fix(String check, String title) implements IMarkerResolution {
        @Override
        public String getLabel() {
            return title;
        }

        @Override
        public void run(@Nullable IMarker marker) {
            IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
            IWorkbenchPage page = window == null ? null : window.getActivePage();
            if (page != null && marker != null && marker.getResource() instanceof IFile file) {
                // there are markers only as long as an editor shows the file
                Stream.of(page.findEditors(new FileEditorInput(file), null, IWorkbenchPage.MATCH_INPUT))
                        .map(reference -> reference.getEditor(true)).filter(Taker.class::isInstance).findFirst()
                        .ifPresent(editor -> {
                            page.activate(editor);
                            ((Taker) editor).take(check, title);
                        });
            }
        }
    }

    @Override
    public boolean hasResolutions(@Nullable IMarker marker) {
        return marker != null && !marker.getAttribute(Marking.FIXES, "").isEmpty();
    }

    @Override
    public IMarkerResolution[] getResolutions(@Nullable IMarker marker) {
        if (marker == null) {
            return new IMarkerResolution[0];
        }
        String check = marker.getAttribute(Marking.CHECK, "");
        return marker.getAttribute(Marking.FIXES, "").lines().map(title -> new Fix(check, title))
                .toArray(IMarkerResolution[]::new);
    }
}
