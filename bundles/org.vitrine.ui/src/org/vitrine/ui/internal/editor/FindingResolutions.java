// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolutionGenerator2;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.vitrine.ui.VitrineUi;

/** Offers the ways out of a finding as quick fixes of its marker; the editor takes them, so that undo works. */
public final class FindingResolutions implements IMarkerResolutionGenerator2 {

    private record Fix(String check, String title) implements IMarkerResolution {
        @Override
        public String getLabel() {
            return title;
        }

        @Override
        public void run(@Nullable IMarker marker) {
            IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
            if (window != null && marker != null && marker.getResource() instanceof IFile file) {
                try {
                    if (IDE.openEditor(window.getActivePage(), file,
                            VitrineUi.DOMAIN_EDITOR) instanceof DomainEditor editor) {
                        editor.fix(check, title);
                    }
                } catch (PartInitException e) {
                    ILog.of(FindingResolutions.class).error(e.getMessage(), e);
                }
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
