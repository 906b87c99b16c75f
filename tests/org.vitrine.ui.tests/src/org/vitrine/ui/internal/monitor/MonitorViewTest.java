// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.SWT;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vitrine.core.Host;
import org.vitrine.core.Hosts;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciAddress;
import org.vitrine.ui.VitrineUi;
import org.vitrine.ui.internal.endtoend.EventLoop;
import org.vitrine.ui.internal.report.FakeHost;
import org.vitrine.ui.internal.support.Pictures;
import org.vitrine.ui.internal.support.Workbench;

/** The Device Monitor with a made-up host, whose figures come from a made-up source through the real engine. */
class MonitorViewTest {
    private static final String HOST = "monitored";
    private static final String SOURCE = Source.HOST + HOST;
    private static final String FIRST = SOURCE + "|DEVICE " + FakeFigures.FIRST;

    @RegisterExtension
    final Workbench workbench = new Workbench();

    private Optional<FakeHost> host = Optional.empty();
    private Optional<FakeFigures> figures = Optional.empty();

    @BeforeEach
    void begin() {
        figures = Optional.of(new FakeFigures(3));
        host = Optional.of(new FakeHost(HOST, HostSnapshot.nothingKnown()));
    }

    @AfterEach
    void end() {
        host.ifPresent(FakeHost::close);
        figures.ifPresent(FakeFigures::close);
    }

    private MonitorView open() throws PartInitException {
        MonitorView view = (MonitorView) Objects.requireNonNull(workbench.page().showView(VitrineUi.MONITOR_VIEW));
        // the workbench keeps what the last test chose, as it is to
        parts(view).model().chooseNothing();
        parts(view).chart().show(TimeWindow.start());
        EventLoop.until("the host's row", Workbench.SOON, () -> node(view, SOURCE).isPresent());
        return view;
    }

    private static MonitorView.Parts parts(MonitorView view) {
        return view.parts().orElseThrow();
    }

    private static Optional<Node> node(MonitorView view, String id) {
        return parts(view).tree().roots().stream().flatMap(Node::all).filter(node -> node.id().equals(id)).findFirst();
    }

    private static List<Plot> plots(MonitorView view) {
        return parts(view).chart().plots();
    }

    private MonitorView watching() throws PartInitException {
        MonitorView view = open();
        view.reveal(SOURCE, Optional.of("DEVICE " + FakeFigures.FIRST));
        EventLoop.until("the device's shares are drawn", Workbench.SOON,
                () -> plots(view).size() == 4 && plots(view).getFirst().history().times().length > 2);
        return view;
    }

    /** Whether a line of a colour is there: a pixel that is at least half of it, the rest being ground. */
    private static boolean has(ImageData picture, RGB ground, RGB colour) {
        int[] from = {ground.red, ground.green, ground.blue};
        int[] to = {colour.red, colour.green, colour.blue};
        for (int y = 0; y < picture.height; y++) {
            for (int x = 80; x < picture.width; x++) {
                RGB pixel = picture.palette.getRGB(picture.getPixel(x, y));
                int[] is = {pixel.red, pixel.green, pixel.blue};
                double share = (double) (is[0] - from[0] + is[1] - from[1] + is[2] - from[2])
                        / (to[0] - from[0] + to[1] - from[1] + to[2] - from[2]);
                boolean isMixed = true;
                for (int i = 0; i < is.length; i++) {
                    isMixed &= Math.abs(from[i] + share * (to[i] - from[i]) - is[i]) < 4;
                }
                if (share > 0.5 && isMixed) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void figuresAreDrawnInTheirColours() throws PartInitException {
        MonitorView view = watching();
        Chart chart = parts(view).chart();
        Palette palette = Palette.of(chart.canvas());
        ImageData picture = chart.picture();
        for (Plot plot : plots(view)) {
            assertTrue(has(picture, palette.ground().getRGB(), palette.rgb(plot.slot())), plot.name());
        }
        assertFalse(has(picture, palette.ground().getRGB(), palette.rgb(7)), "a colour that nobody has");
        assertTrue(plots(view).getFirst().name().contains("GPU busy"), plots(view).getFirst().name());
        Pictures.take(view.getSite().getShell(), "monitor-test");
    }

    @Test
    void aHiddenViewWatchesNothingAndGoesOnWithAGap() throws PartInitException {
        MonitorView view = watching();
        int before = plots(view).getFirst().history().times().length;
        workbench.page().setPartState(
                Objects.requireNonNull(workbench.page().findViewReference(VitrineUi.MONITOR_VIEW)),
                IWorkbenchPage.STATE_MINIMIZED);
        EventLoop.until("it is hidden", Workbench.SOON, () -> !parts(view).sight().isSeen());
        EventLoop.run(Duration.ofMillis(1_500));
        int looks = figures.orElseThrow().looks();
        EventLoop.run(Duration.ofSeconds(3));
        assertEquals(looks, figures.orElseThrow().looks(), "nobody looks while nobody can see it");
        workbench.page().setPartState(
                Objects.requireNonNull(workbench.page().findViewReference(VitrineUi.MONITOR_VIEW)),
                IWorkbenchPage.STATE_RESTORED);
        workbench.page().showView(VitrineUi.MONITOR_VIEW);
        EventLoop.until("it goes on", Workbench.SOON, () -> figures.orElseThrow().looks() > looks + 1
                && plots(view).size() == 4 && !Double.isNaN(plots(view).getFirst().newest()));
        parts(view).chart().show(parts(view).chart().window().stopped(System.currentTimeMillis()));
        double[] values = plots(view).getFirst().history().values();
        assertTrue(values.length > before);
        assertTrue(Arrays.stream(values).anyMatch(Double::isNaN), "the time nobody looked is a gap");
    }

    @Test
    void aStoppedChartStaysAndGoesOnWhereTheClockIs() throws PartInitException {
        MonitorView view = watching();
        Chart chart = parts(view).chart();
        Event space = new Event();
        space.keyCode = ' ';
        chart.canvas().notifyListeners(SWT.KeyDown, space);
        long stopped = chart.window().right(0);
        int points = plots(view).getFirst().history().times().length;
        int looks = figures.orElseThrow().looks();
        EventLoop.until("sampling goes on", Workbench.SOON, () -> figures.orElseThrow().looks() > looks + 1);
        assertEquals(stopped, chart.window().right(System.currentTimeMillis()));
        assertEquals(points, plots(view).getFirst().history().times().length);
        chart.canvas().notifyListeners(SWT.KeyDown, space);
        EventLoop.until("what came in between", Workbench.SOON,
                () -> plots(view).getFirst().history().times().length > points);
        assertTrue(chart.window().follows());
    }

    @Test
    void whatIsMissingIsSaidInOneLine() throws PartInitException {
        MonitorView view = watching();
        EventLoop.until("the reason", Workbench.SOON, () -> parts(view).model().absences().stream()
                .anyMatch(line -> line.contains(FakeFigures.WHY)));
    }

    @Test
    void aSourceThatFallsSilentLeavesAGap() throws PartInitException {
        MonitorView view = watching();
        figures.orElseThrow().silent(true);
        EventLoop.until("a gap", Workbench.SOON, () -> Double.isNaN(plots(view).getFirst().newest()));
        figures.orElseThrow().silent(false);
        EventLoop.until("it goes on", Workbench.SOON, () -> !Double.isNaN(plots(view).getFirst().newest()));
    }

    @Test
    void checkingADeviceChoosesItsFiguresAndClearingNone() throws PartInitException {
        MonitorView view = watching();
        var tree = parts(view).tree();
        Node second = node(view, SOURCE + "|DEVICE 0000:02:00.0").orElseThrow();
        second.figures().forEach(key -> parts(view).model().choose(key, true));
        tree.update();
        EventLoop.until("fourteen lines", Workbench.SOON, () -> {
            parts(view).chart().refresh();
            return plots(view).size() == 14;
        });
        assertEquals(14, plots(view).stream().map(Plot::slot).distinct().count(), "each line has its own look");
        assertEquals(6, plots(view).stream().map(plot -> plot.metric().unit()).distinct().count());
        assertTrue(tree.viewer().getChecked(second));
        Pictures.take(view.getSite().getShell(), "monitor-many");
        parts(view).model().chooseNothing();
        EventLoop.until("no lines", Workbench.SOON, () -> plots(view).isEmpty());
    }

    @Test
    void whatWasShownIsShownAgain() throws PartInitException {
        MonitorView view = watching();
        parts(view).chart().show(new TimeWindow(600_000, TimeWindow.NOW));
        XMLMemento memento = XMLMemento.createWriteRoot("view");
        view.saveState(memento);
        Remembered before = Remembered.of(memento);
        assertEquals(4, before.chosen().size());
        assertTrue(before.unfolded().contains(SOURCE));
        assertEquals(600_000, before.span());
        assertEquals(before, new Remembered(before.chosen(), before.unfolded(), 600_000));
        XMLMemento empty = XMLMemento.createWriteRoot("view");
        assertEquals(new Remembered(List.of(), Set.of(), 120_000), Remembered.of(empty));
    }

    @Test
    void otherViewsShowTheirDevices() throws PartInitException, VitrineException {
        open();
        Host shown = workbench.service(Hosts.class).find(HOST).orElseThrow();
        shown.scan(Progress.NONE);
        MonitorViews.show(workbench.page(), shown, PciAddress.of("0000:03:00.0"));
        MonitorView view = (MonitorView) Objects.requireNonNull(workbench.page().findView(VitrineUi.MONITOR_VIEW));
        EventLoop.until("the third device's shares", Workbench.SOON, () -> plots(view).size() == 4
                && plots(view).stream().allMatch(plot -> plot.key().subject().contains("0000:03:00.0")));
    }

    @Test
    void theMouseTellsFigures() throws PartInitException {
        MonitorView view = watching();
        Chart chart = parts(view).chart();
        Event move = new Event();
        move.x = chart.canvas().getSize().x - 30;
        move.y = 60;
        chart.canvas().notifyListeners(SWT.MouseMove, move);
        EventLoop.run(Duration.ofMillis(200));
        Plot plot = plots(view).getFirst();
        long newest = plot.history().times()[plot.history().times().length - 1];
        assertEquals(plot.history().times().length - 1, plot.nearest(newest + 400, 1_500));
        assertEquals(-1, plot.nearest(newest + 60_000, 1_500), "nothing is made up for times without figures");
        Pictures.take(view.getSite().getShell(), "monitor-hover");
        assertFalse(node(view, FIRST).isEmpty());
    }

    @Test
    void theWheelZoomsAndDraggingMoves() throws PartInitException {
        MonitorView view = watching();
        Chart chart = parts(view).chart();
        Event wheel = new Event();
        wheel.count = 3;
        wheel.x = 300;
        chart.canvas().notifyListeners(SWT.MouseWheel, wheel);
        assertEquals(96_000, chart.window().span());
        Event mouse = new Event();
        mouse.button = 1;
        mouse.x = 200;
        chart.canvas().notifyListeners(SWT.MouseDown, mouse);
        Event moved = new Event();
        moved.x = 300;
        chart.canvas().notifyListeners(SWT.MouseMove, moved);
        chart.canvas().notifyListeners(SWT.MouseUp, new Event());
        assertFalse(chart.window().follows());
        chart.canvas().notifyListeners(SWT.MouseDoubleClick, new Event());
        assertTrue(chart.window().follows());
    }
}
