// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vitrine.host.HostSnapshot;
import org.vitrine.ui.VitrineUi;
import org.vitrine.ui.internal.endtoend.EventLoop;
import org.vitrine.ui.internal.report.FakeHost;
import org.vitrine.ui.internal.support.Pictures;
import org.vitrine.ui.internal.support.Workbench;

/** Pictures of the Device Monitor for its documents, with made-up figures; not run as a test. */
class MonitorPictures {
    private static final String SOURCE = Source.HOST + "pictured";

    @RegisterExtension
    final Workbench workbench = new Workbench();

    @Test
    void pictures() throws PartInitException {
        try (var figures = new FakeFigures(3); var host = new FakeHost("pictured", HostSnapshot.nothingKnown())) {
            MonitorView view = (MonitorView) Objects.requireNonNull(workbench.page().showView(VitrineUi.MONITOR_VIEW));
            MonitorView.Parts parts = view.parts().orElseThrow();
            workbench.page().setPartState(
                    Objects.requireNonNull(workbench.page().findViewReference(VitrineUi.MONITOR_VIEW)),
                    IWorkbenchPage.STATE_MAXIMIZED);
            Pictures.take(view.getSite().getShell(), "monitor-empty");
            parts.model().chooseNothing();
            parts.model().unfolded().forEach(id -> parts.model().unfold(id, false));
            view.reveal(SOURCE, Optional.of("DEVICE " + FakeFigures.FIRST));
            EventLoop.until("lines", Workbench.SOON, () -> parts.chart().plots().size() == 4);
            choose(parts, FakeFigures.FIRST, "gpu.memory.used");
            choose(parts, "0000:02:00.0", "gpu.memory.used");
            choose(parts, FakeFigures.FIRST, "gpu.temperature");
            choose(parts, "0000:03:00.0", "gpu.temperature");
            parts.tree().update();
            EventLoop.run(Duration.ofSeconds(35));
            figures.silent(true);
            EventLoop.run(Duration.ofSeconds(6));
            figures.silent(false);
            EventLoop.run(Duration.ofSeconds(25));
            parts.chart().show(new TimeWindow(80_000, TimeWindow.NOW));
            Event move = new Event();
            move.x = parts.chart().canvas().getSize().x * 4 / 5;
            move.y = 80;
            parts.chart().canvas().notifyListeners(SWT.MouseMove, move);
            EventLoop.run(Duration.ofMillis(300));
            Pictures.take(view.getSite().getShell(), "monitor");
            parts.tree().roots().stream().filter(node -> node.id().equals(SOURCE)).flatMap(Node::figures)
                    .forEach(key -> parts.model().choose(key, true));
            parts.tree().update();
            EventLoop.run(Duration.ofSeconds(2));
            Pictures.take(view.getSite().getShell(), "monitor-many");
            parts.model().chooseNothing();
            EventLoop.run(Duration.ofSeconds(1));
            Pictures.take(view.getSite().getShell(), "monitor-empty");
        }
    }

    private static void choose(MonitorView.Parts parts, String device, String metric) {
        parts.model().choose(new Key(SOURCE, "DEVICE " + device, metric), true);
    }
}
