// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.ide.ResourceUtil;
import org.vitrine.core.Row;
import org.vitrine.domain.Position;
import org.vitrine.ui.VitrineUi;
import org.vitrine.ui.internal.editor.model.Spot;

/** Tells the Problems view what there is to say about a file of the workspace, as long as an editor shows it. */
public final class Marking {
    /** The type of our markers. */
    static final String TYPE = VitrineUi.BUNDLE + ".finding";
    /** The id of the check, among a marker's attributes. */
    static final String CHECK = "check";
    /** The titles of the ways out, one a line, among a marker's attributes. */
    static final String FIXES = "fixes";

    /**
     * Markers need no rule of the workspace; two jobs without one could overtake each other, those of an editor that was closed
     * the ones of its successor too.
     */
    private record Turn(IPath file) implements ISchedulingRule {
        @Override
        public boolean contains(@Nullable ISchedulingRule other) {
            return equals(other);
        }

        @Override
        public boolean isConflicting(@Nullable ISchedulingRule other) {
            return equals(other);
        }
    }

    private List<Spot> last = List.of();
    private boolean told;

    /** Whether these places differ from the last ones; they are the last ones from now on. */
    public boolean isNews(List<Spot> spots) {
        boolean news = !told || !spots.equals(last);
        told = true;
        last = spots;
        return news;
    }

    /** Brings the file's markers up to date. One that stays is the same marker: whoever looks at it need not find it anew. */
    public void mark(IEditorInput input, String text, List<Spot> spots) {
        run(input, file -> {
            List<Map<String, Object>> missing = new ArrayList<>();
            spots.forEach(spot -> missing.add(attributes(text, spot)));
            for (IMarker marker : file.findMarkers(TYPE, false, IResource.DEPTH_ZERO)) {
                if (!missing.remove(marker.getAttributes())) {
                    marker.delete();
                }
            }
            for (Map<String, Object> attributes : missing) {
                file.createMarker(TYPE, attributes);
            }
        });
    }

    /** Takes the file's markers away. */
    public void clear(@Nullable IEditorInput input) {
        told = false;
        if (input != null) {
            run(input, file -> file.deleteMarkers(TYPE, false, IResource.DEPTH_ZERO));
        }
    }

    private interface Change {
        void make(IFile file) throws CoreException;
    }

    private static void run(IEditorInput input, Change change) {
        IFile file = ResourceUtil.getFile(input);
        if (file == null) {
            return;
        }
        WorkspaceJob job = new WorkspaceJob("Mark findings") {
            @Override
            public IStatus runInWorkspace(@Nullable IProgressMonitor monitor) throws CoreException {
                if (file.exists()) {
                    change.make(file);
                }
                return Status.OK_STATUS;
            }
        };
        job.setRule(new Turn(file.getFullPath()));
        job.setSystem(true);
        job.schedule();
    }

    private static Map<String, Object> attributes(String text, Spot spot) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put(IMarker.MESSAGE, spot.message().replace('\n', ' '));
        attributes.put(IMarker.SEVERITY, switch (spot.level()) {
            case ERROR -> IMarker.SEVERITY_ERROR;
            case WARNING -> IMarker.SEVERITY_WARNING;
            case INFO -> IMarker.SEVERITY_INFO;
        });
        attributes.put(IMarker.LINE_NUMBER, Position.of(text, spot.offset()).line());
        attributes.put(IMarker.CHAR_START, spot.offset());
        attributes.put(IMarker.CHAR_END, spot.offset() + spot.length());
        attributes.put(CHECK, spot.row().map(Row::check).orElse(""));
        attributes.put(FIXES, String.join("\n", spot.ways()));
        return attributes;
    }
}
