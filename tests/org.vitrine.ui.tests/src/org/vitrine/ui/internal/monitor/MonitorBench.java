// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vitrine.host.HostSnapshot;
import org.vitrine.ui.VitrineUi;
import org.vitrine.ui.internal.endtoend.EventLoop;
import org.vitrine.ui.internal.report.FakeHost;
import org.vitrine.ui.internal.support.Workbench;

/** Figures of the Device Monitor for {@code releng/bench/monitor.sh}; prints and asserts no times, and is not run as a test. */
class MonitorBench {
    private static final String SOURCE = Source.HOST + "bench";
    private static final int WARM = Integer.getInteger("vitrine.bench.warm", 130);
    private static final int MEASURED = Integer.getInteger("vitrine.bench.seconds", 60);
    private static final int PAINTED = 200;

    @RegisterExtension
    final Workbench workbench = new Workbench();

    /** The share of one core that the process takes while the workbench lives for a while as it does, in per cent. */
    private static double load(int seconds) {
        var process = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = process.getProcessCpuTime();
        Map<String, Long> before = threads();
        long begin = System.nanoTime();
        live(seconds);
        long time = System.nanoTime() - begin;
        double load = 100.0 * (process.getProcessCpuTime() - cpu) / time;
        threads().forEach((name, now) -> {
            double share = 100.0 * (now - before.getOrDefault(name, 0L)) / time;
            if (share > 0.1) {
                System.out.printf("BENCH   %.2f %% %s%n", share, name);
            }
        });
        return load;
    }

    /** Without looking at the clock all the time. */
    private static void live(int seconds) {
        Display display = Objects.requireNonNull(Display.getCurrent());
        var over = new AtomicBoolean();
        display.timerExec(seconds * 1_000, () -> over.set(true));
        while (!over.get()) {
            if (!display.readAndDispatch()) {
                display.sleep();
            }
        }
    }

    private static Map<String, Long> threads() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Map<String, Long> times = new TreeMap<>();
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null) {
                times.merge(thread.getThreadName(), threads.getThreadCpuTime(thread.getThreadId()), Long::sum);
            }
        }
        return times;
    }

    @Test
    void fiftySeries() throws PartInitException {
        System.out.printf("BENCH the workbench before it was opened: %.2f %% of a core%n", idle());
        try (var figures = new FakeFigures(5); var host = new FakeHost("bench", HostSnapshot.nothingKnown())) {
            MonitorView view = (MonitorView) Objects.requireNonNull(workbench.page().showView(VitrineUi.MONITOR_VIEW));
            MonitorView.Parts parts = view.parts().orElseThrow();
            workbench.page().setPartState(reference(), IWorkbenchPage.STATE_MAXIMIZED);
            EventLoop.run(Duration.ofSeconds(1));
            parts.model().chooseNothing();
            parts.model().unfolded().forEach(id -> parts.model().unfold(id, false));
            view.reveal(SOURCE, Optional.empty());
            EventLoop.until("figures", Workbench.SOON,
                    () -> root(parts).filter(node -> node.figures().count() == 50).isPresent());
            List<Key> all = root(parts).orElseThrow().figures().toList();
            all.forEach(key -> parts.model().choose(key, true));
            live(WARM);
            Canvas canvas = parts.chart().canvas();
            System.out.printf("BENCH 50 series at 1 Hz, visible, %dx%d: %.2f %% of a core (%d lines, %d points each)%n",
                    canvas.getSize().x, canvas.getSize().y, load(MEASURED), parts.chart().plots().size(),
                    parts.chart().plots().getFirst().history().times().length);
            paint(parts.chart(), canvas);
            workbench.page().setPartState(reference(), IWorkbenchPage.STATE_MINIMIZED);
            live(5);
            int looks = figures.looks();
            System.out.printf("BENCH hidden: %.2f %% of a core, %d looks%n", load(MEASURED), figures.looks() - looks);
            workbench.page().hideView(reference());
            live(5);
            // after the workbench has warmed up: what it takes at first is no measure
            System.out.printf("BENCH the workbench without it, right after: %.2f %% of a core%n", load(MEASURED));
        }
    }

    private double idle() {
        live(10);
        return load(MEASURED / 2);
    }

    private org.eclipse.ui.IViewReference reference() {
        return Objects.requireNonNull(workbench.page().findViewReference(VitrineUi.MONITOR_VIEW));
    }

    private static Optional<Node> root(MonitorView.Parts parts) {
        return parts.tree().roots().stream().filter(node -> node.id().equals(SOURCE)).findFirst();
    }

    private static void paint(Chart chart, Canvas canvas) {
        Image image = new Image(canvas.getDisplay(), canvas.getSize().x, canvas.getSize().y);
        GC gc = new GC(image);
        ChartPainter painter = new ChartPainter(canvas);
        var scene = new ChartPainter.Scene(chart.plots(), chart.window(), chart.now(), Optional.empty(),
                Optional.empty(), true);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < PAINTED; i++) {
            painter.paint(gc, canvas.getSize().x, canvas.getSize().y, scene);
        }
        System.out.printf("BENCH one frame painted: %.2f ms of processor%n",
                (threads.getCurrentThreadCpuTime() - begin) / 1e6 / PAINTED);
        gc.dispose();
        image.dispose();
    }
}
