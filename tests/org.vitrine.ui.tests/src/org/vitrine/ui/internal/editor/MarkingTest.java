// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.part.FileEditorInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vitrine.ui.internal.editor.model.Spot;
import org.vitrine.ui.internal.endtoend.EventLoop;
import org.vitrine.ui.internal.support.Workbench;

class MarkingTest {
    private static final int TIMES = 200;
    private static final Spot SPOT = new Spot(Spot.Level.WARNING, 0, 1, "Odd", Optional.empty());

    @RegisterExtension
    final Workbench workbench = new Workbench();

    @Test
    void whatIsToldLastStandsHoweverManyWereToldBefore() throws CoreException {
        IFile file = workbench.file("marked.txt", "x".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < TIMES; i++) {
            // of an editor that is closed, and of the one that takes its place
            new Marking().clear(new FileEditorInput(file));
            Marking marking = new Marking();
            marking.mark(new FileEditorInput(file), "x", List.of());
            marking.mark(new FileEditorInput(file), "x", List.of(SPOT));
        }
        EventLoop.until("all is told", Workbench.SOON, () -> Arrays.stream(Job.getJobManager().find(null))
                .noneMatch(job -> job.getName().equals("Mark findings")));
        assertEquals(1, file.findMarkers(Marking.TYPE, true, IResource.DEPTH_ZERO).length);
    }
}
